package org.ecluse.policy.transfer;

import java.time.Instant;

/** One file for one recipient, the unit of one-time. Each state has only what is true in it. */
public sealed interface Delivery {

  DeliveryFacts facts();

  /** The word clients see. */
  String state();

  /** A delivery whose key still exists. */
  sealed interface Live extends Delivery {

    Budget budget();

    /** How often it was reissued. */
    int reissues();
  }

  /** Nobody has read a byte since it was sent or reissued. */
  record Available(DeliveryFacts facts, Budget budget, int reissues) implements Live {
    @Override
    public String state() {
      return "available";
    }
  }

  /** One identity has begun to read. */
  record Claimed(DeliveryFacts facts, Claim claim, Coverage coverage, Budget budget, int reissues)
      implements Live {
    @Override
    public String state() {
      return "claimed";
    }
  }

  /** Its key is destroyed; nothing brings it back. */
  record Ended(DeliveryFacts facts, EndReason reason, Instant at) implements Delivery {
    @Override
    public String state() {
      return reason.word();
    }
  }
}
