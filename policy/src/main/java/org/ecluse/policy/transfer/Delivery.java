package org.ecluse.policy.transfer;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.ledger.LedgerEvent.DeliveryClaimed;
import org.ecluse.policy.ledger.LedgerEvent.DeliveryReissued;
import org.ecluse.policy.ledger.LedgerEvent.LeaseLapsed;

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

    /** The fact that made it what it is; empty where that was the sending of its transfer. */
    Optional<LedgerEvent> fact();
  }

  /** Nobody has read a byte since it was sent or reissued. */
  record Available(DeliveryFacts facts, Budget budget, int reissues) implements Live {
    @Override
    public String state() {
      return "available";
    }

    @Override
    public Optional<LedgerEvent> fact() {
      return reissues == 0
          ? Optional.empty()
          : Optional.of(new DeliveryReissued(facts.id(), reissues));
    }
  }

  /** One identity has begun to read. */
  record Claimed(DeliveryFacts facts, Claim claim, Coverage coverage, Budget budget, int reissues)
      implements Live {
    @Override
    public String state() {
      return "claimed";
    }

    @Override
    public Optional<LedgerEvent> fact() {
      return Optional.of(
          claim.lease().lapseReported()
              ? new LeaseLapsed(facts.id())
              : new DeliveryClaimed(facts.id(), claim.identity()));
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
