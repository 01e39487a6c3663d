package org.ecluse.app.ops;

import org.ecluse.app.pass.Denial;
import org.ecluse.policy.ledger.LedgerEvent;

/** Hears what happens, to count it. Called from any thread; must be quick and never fail. */
public interface Observer {

  /** Nobody counts. */
  Observer NONE =
      new Observer() {
        @Override
        public void denied(Denial reason) {}

        @Override
        public void happened(LedgerEvent fact) {}
      };

  /** A pass was refused. */
  void denied(Denial reason);

  /** A fact is durably on the ledger. */
  void happened(LedgerEvent fact);
}
