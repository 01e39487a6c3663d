package org.ecluse.policy.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent.DeliveryEnded;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;
import org.ecluse.policy.transfer.Delivery.Ended;
import org.ecluse.policy.transfer.Delivery.Live;

/**
 * Every way a delivery changes. Static and total: each function takes any state and answers with a
 * transition or a refusal. Time comes in as an argument. A store keeps none of these rules; it only
 * compares and sets, and whoever loses the race asks here again with the state that won.
 */
public final class Lifecycle {

  private Lifecycle() {}

  /** A delivery as it is when its transfer is sent. */
  public static Available begin(DeliveryFacts facts, Numbers numbers) {
    return new Available(facts, Budget.fresh(facts.sizeBytes(), numbers.slackBytes()), 0);
  }

  /**
   * An identity wants bytes to leave: claims on the first call, renews the lease on every one, and
   * sets aside as much of the block as the budget allows.
   *
   * <p>The answer may be an {@link Ended} state: it is expired, or nothing of the budget is left.
   *
   * @param block what is about to leave
   */
  public static Outcome<Transition> reserve(
      Delivery delivery, Identity identity, Block block, Moment moment, Numbers numbers) {
    if (delivery instanceof Ended ended) {
      return Outcome.refused(Refusal.gone(ended.reason()));
    }
    Live live = (Live) delivery;
    Instant now = moment.now();
    if (live.facts().hasExpired(now)) {
      return Outcome.done(end(live, EndReason.EXPIRED, now));
    }
    Lease lease = Lease.from(moment.steady(), numbers.lease());
    return switch (live) {
      case Available available -> {
        Claim claim = new Claim(identity, now, lease);
        Claimed claimed =
            new Claimed(
                available.facts(), claim, Coverage.NONE, available.budget(), available.reissues());
        yield Outcome.done(Transition.told(setAside(claimed, block)));
      }
      case Claimed claimed -> {
        if (!claimed.claim().isHeldBy(identity)) {
          yield Outcome.refused(new Refusal.Claimed());
        }
        if (granted(claimed, block).isEmpty()) {
          yield Outcome.done(end(claimed, EndReason.SPENT, now));
        }
        Claimed renewed = withClaim(claimed, claimed.claim().renewed(lease));
        yield Outcome.done(Transition.quiet(setAside(renewed, block)));
      }
    };
  }

  /** How much of a block may leave: all of it, or as much as budget and credit still hold. */
  public static Range granted(Live live, Block block) {
    long holds = live.budget().remainingBytes() + block.creditBytes();
    return Range.ofLength(block.range().start(), Math.min(block.range().lengthBytes(), holds));
  }

  /** The reading identity goes on within what it has set aside: only the lease moves. */
  public static Claimed renew(Claimed claimed, Moment moment, Numbers numbers) {
    return withClaim(
        claimed, claimed.claim().renewed(Lease.from(moment.steady(), numbers.lease())));
  }

  /** A reader ended properly: the peer has what it was handed. Ends a delivery it completes. */
  public static Transition confirm(Claimed claimed, Reading reading, Instant now) {
    return covered(claimed, claimed.coverage().confirm(reading), now);
  }

  /**
   * A reader's line died; everything stays resumable.
   *
   * @param resumedAt where readers of the same identity began within what this one was handed: a
   *     client that reconnected before its dead line was noticed
   */
  public static Transition drop(
      Claimed claimed, Reading reading, List<Long> resumedAt, Instant now) {
    Coverage coverage = claimed.coverage().drop(reading);
    for (long position : resumedAt) {
      coverage = coverage.resumeAt(position, reading.heldByOthers());
    }
    return covered(claimed, coverage, now);
  }

  /**
   * The claiming identity says that it has the file. An unread delivery may be given up as well; a
   * delivered one stays as it is.
   */
  public static Outcome<Transition> acknowledge(Delivery delivery, Identity identity, Instant now) {
    return switch (delivery) {
      case Ended ended when ended.reason() == EndReason.DELIVERED ->
          Outcome.done(Transition.quiet(ended));
      case Ended ended -> Outcome.refused(Refusal.gone(ended.reason()));
      case Available available -> Outcome.done(end(available, expiredOr(available, now), now));
      case Claimed claimed ->
          claimed.claim().isHeldBy(identity)
              ? Outcome.done(end(claimed, expiredOr(claimed, now), now))
              : Outcome.refused(new Refusal.Claimed());
    };
  }

  /** Its sender or an admin stops it; whatever has ended stays as it ended. */
  public static Optional<Transition> revoke(Delivery delivery, Instant now) {
    return delivery instanceof Live live
        ? Optional.of(end(live, EndReason.REVOKED, now))
        : Optional.empty();
  }

  /** What time alone does to a delivery: expiry first, then the end of an idle claim's lease. */
  public static Optional<Transition> passTime(Delivery delivery, Moment moment) {
    if (!(delivery instanceof Live live)) {
      return Optional.empty();
    }
    Instant now = moment.now();
    if (live.facts().hasExpired(now)) {
      return Optional.of(end(live, EndReason.EXPIRED, now));
    }
    if (!(live instanceof Claimed claimed) || !claimed.claim().lease().hasEnded(moment.steady())) {
      return Optional.empty();
    }
    if (claimed.coverage().everythingLeft(claimed.facts().sizeBytes())) {
      return Optional.of(end(claimed, EndReason.DELIVERED, now));
    }
    if (claimed.claim().lease().lapseReported()) {
      return Optional.empty();
    }
    Claim reported = claimed.claim().renewed(claimed.claim().lease().reported());
    return Optional.of(Transition.told(withClaim(claimed, reported)));
  }

  /** Lets another identity begin again, with a fresh budget, as long as the key exists. */
  public static Outcome<Transition> reissue(Delivery delivery, Instant now, Numbers numbers) {
    return switch (delivery) {
      case Ended ended -> Outcome.refused(Refusal.gone(ended.reason()));
      case Live live when live.facts().hasExpired(now) ->
          Outcome.done(end(live, EndReason.EXPIRED, now));
      case Available _ ->
          Outcome.refused(new Refusal.Conflict("nobody has begun to read this delivery"));
      case Claimed claimed -> {
        if (claimed.reissues() >= numbers.maxReissues()) {
          yield Outcome.refused(Refusal.forbidden("max_reissues"));
        }
        DeliveryFacts facts = claimed.facts();
        Budget fresh = Budget.fresh(facts.sizeBytes(), numbers.slackBytes());
        yield Outcome.done(Transition.told(new Available(facts, fresh, claimed.reissues() + 1)));
      }
    };
  }

  private static EndReason expiredOr(Live live, Instant now) {
    return live.facts().hasExpired(now) ? EndReason.EXPIRED : EndReason.DELIVERED;
  }

  private static Transition end(Live live, EndReason reason, Instant now) {
    DeliveryFacts facts = live.facts();
    long bytesLeft =
        switch (live) {
          case Available _ -> 0;
          case Claimed claimed -> claimed.coverage().mayHaveLeftBytes();
        };
    return Transition.of(
        new Ended(facts, reason, now), new DeliveryEnded(facts.id(), reason, bytesLeft));
  }

  private static Transition covered(Claimed claimed, Coverage coverage, Instant now) {
    return coverage.complete(claimed.facts().sizeBytes())
        ? end(claimed, EndReason.DELIVERED, now)
        : Transition.quiet(withCoverage(claimed, coverage));
  }

  private static Claimed setAside(Claimed claimed, Block block) {
    Range granted = granted(claimed, block);
    long fromBudget = Math.max(0, granted.lengthBytes() - block.creditBytes());
    Coverage seen =
        switch (block.start()) {
          case Start.GoesOn _ -> claimed.coverage();
          case Start.BeginsHere(RangeSet heldByOthers) ->
              claimed.coverage().resumeAt(granted.start(), heldByOthers);
        };
    return new Claimed(
        claimed.facts(),
        claimed.claim(),
        seen.reserve(granted),
        claimed.budget().less(fromBudget),
        claimed.reissues());
  }

  private static Claimed withClaim(Claimed claimed, Claim claim) {
    return new Claimed(
        claimed.facts(), claim, claimed.coverage(), claimed.budget(), claimed.reissues());
  }

  private static Claimed withCoverage(Claimed claimed, Coverage coverage) {
    return new Claimed(
        claimed.facts(), claimed.claim(), coverage, claimed.budget(), claimed.reissues());
  }
}
