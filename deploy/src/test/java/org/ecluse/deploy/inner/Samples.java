package org.ecluse.deploy.inner;

import java.time.Duration;
import java.time.Instant;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Budget;
import org.ecluse.policy.transfer.Claim;
import org.ecluse.policy.transfer.Coverage;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lease;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.TransferId;

/** A large delivery in the middle of its download. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final Identity READER = new Identity(Identity.Kind.PASS, "p-sample");
  private static final long SIZE_BYTES = 100L << 30;

  private Samples() {}

  private static Id128 id(long number) {
    return new Id128(number, number);
  }

  static Delivery.Claimed claimed(Coverage coverage) {
    DeliveryFacts facts =
        new DeliveryFacts(
            new DeliveryId(id(1)),
            new TransferId(id(2)),
            new FileId(id(3)),
            new AccountRef(id(4)),
            new AccountRef(id(5)),
            SIZE_BYTES,
            NOW.plus(Duration.ofDays(3)));
    Claim claim = new Claim(READER, NOW, Lease.from(NOW, Numbers.DEFAULT.lease()));
    return new Delivery.Claimed(
        facts, claim, coverage, Budget.fresh(SIZE_BYTES, Numbers.DEFAULT.slackBytes()), 0);
  }
}
