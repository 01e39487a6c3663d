package org.ecluse.app.transfer;

import org.ecluse.app.store.Stores;
import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.ReleaseLimits;

/** What holds a house in tests. */
public final class Guarded {

  private Guarded() {}

  /** As where nobody configured anything. */
  public static Safeguards by(Stores stores) {
    return by(stores, ReleaseLimits.DEFAULT);
  }

  static Safeguards by(Stores stores, ReleaseLimits limits) {
    return new Safeguards(Dormancy.DEFAULT, stores.dormancyMarks(), limits, stores.outflow());
  }
}
