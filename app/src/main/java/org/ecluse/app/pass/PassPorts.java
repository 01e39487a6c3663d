package org.ecluse.app.pass;

import java.util.function.Consumer;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.Sessions;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * What this package needs of the rest of the house.
 *
 * @param accounts the truth about accounts, keys and passes
 * @param sessions the truth about who is signed in
 * @param keys where the signing keys are kept
 * @param ledger writes a fact durably
 * @param denials hears why a token was refused; must be quick
 * @param withdrawn runs when authority was withdrawn here, before that is answered
 */
public record PassPorts(
    Accounts accounts,
    Sessions sessions,
    PassKeyStore keys,
    Consumer<LedgerEvent> ledger,
    Consumer<Denial> denials,
    Runnable withdrawn) {

  /** Where nothing goes on that a withdrawal could end. */
  public PassPorts(
      Accounts accounts,
      Sessions sessions,
      PassKeyStore keys,
      Consumer<LedgerEvent> ledger,
      Consumer<Denial> denials) {
    this(accounts, sessions, keys, ledger, denials, () -> {});
  }
}
