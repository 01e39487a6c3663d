package org.ecluse.policy.transfer;

import java.time.Duration;
import java.time.Instant;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;

/** Ready-made values for the tests of this package. */
final class Fixtures {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant EXPIRY = NOON.plus(Duration.ofDays(3));
  static final long SIZE = 1_000;
  static final Numbers NUMBERS = new Numbers(Duration.ofMinutes(15), 100, 1);
  static final Identity ALICE = new Identity(Identity.Kind.SSH_KEY, "SHA256:alice");
  static final Identity BOB = new Identity(Identity.Kind.PASS, "p-bob");

  private Fixtures() {}

  static DeliveryFacts facts() {
    return new DeliveryFacts(
        new DeliveryId(new Id128(1, 1)),
        new TransferId(new Id128(2, 2)),
        new FileId(new Id128(3, 3)),
        new AccountRef(new Id128(4, 4)),
        new AccountRef(new Id128(5, 5)),
        SIZE,
        EXPIRY);
  }

  static Available available() {
    return Lifecycle.begin(facts(), NUMBERS);
  }

  static Block block(long start, long end) {
    return new Block(new Range(start, end), new Start.GoesOn(), 0);
  }

  static Block resumed(long start, long end) {
    return new Block(new Range(start, end), new Start.BeginsHere(RangeSet.EMPTY), 0);
  }

  static Claimed reserve(Delivery from, Block block) {
    return (Claimed) done(Lifecycle.reserve(from, ALICE, block, Moment.of(NOON), NUMBERS)).next();
  }

  static Transition done(Outcome<Transition> outcome) {
    return switch (outcome) {
      case Outcome.Done<Transition>(Transition transition) -> transition;
      case Outcome.Refused<Transition> refused -> throw new AssertionError(refused.toString());
    };
  }

  /** The reader that had all of these bytes reserved and handed out, alone. */
  static Reading alone(RangeSet handed, RangeSet reserved) {
    return new Reading(handed, reserved, RangeSet.EMPTY);
  }
}
