package org.ecluse.app.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.app.transfer.DormancyMarks.Mark;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.Dormancy.Standing;

/**
 * Closes a house that nobody uses. Its admins are told first, and once more when it closes; after
 * that only they open it, in whichever process. A crash between a fact and its mark tells the fact
 * twice, never not at all.
 */
final class Sleep {

  /** Clients come back on their own from time to time; this is nothing to wait for. */
  private static final Duration RETRY_AFTER = Duration.ofHours(1);

  private static final Refusal CLOSED =
      new Refusal.Busy(RETRY_AFTER, Optional.of(Refusal.Busy.Why.CLOSED));

  /** The mark is renewed this many times within the time after which the doors close. */
  private static final int STEPS = 1_000;

  private final Ports ports;
  private final Guard guard;
  private final Alarms alarms;
  private final AtomicReference<Instant> used = new AtomicReference<>(Instant.EPOCH);
  private volatile boolean closed;

  Sleep(Ports ports, Guard guard, Alarms alarms) {
    this.ports = ports;
    this.guard = guard;
    this.alarms = alarms;
  }

  /** The refusal of whatever would come in or go out; empty where the doors are open. */
  Optional<Refusal> refusal() {
    return closed ? Optional.of(CLOSED) : Optional.empty();
  }

  boolean isClosed() {
    return closed;
  }

  /** Something is being sent or fetched. */
  void used() {
    used.set(ports.now());
  }

  /** Looks what time it is, and what an admin has done in another process. */
  synchronized void look() {
    Instant now = ports.now();
    Mark seen = ports.safeguards().marks().read().orElseGet(() -> begin(now));
    if (seen.standing() != Standing.CLOSED && !ports.isTimeInDoubt()) {
      seen = step(seen, now);
    }
    closed = seen.standing() == Standing.CLOSED;
  }

  private Mark begin(Instant now) {
    Mark first = new Mark(now, Standing.AWAKE);
    ports.safeguards().marks().begin(first);
    return first;
  }

  private Mark step(Mark seen, Instant now) {
    Dormancy rule = ports.safeguards().dormancy();
    boolean isFresh = used.get().isAfter(seen.lastUse().plus(rule.after().dividedBy(STEPS)));
    boolean isAwakeAgain = seen.standing() == Standing.WARNED && used.get().isAfter(seen.lastUse());
    Instant lastUse = isFresh || isAwakeAgain ? used.get() : seen.lastUse();
    Mark next = new Mark(lastUse, rule.standing(lastUse, now));
    if (next.equals(seen)) {
      return seen;
    }
    boolean told = next.standing() == Standing.AWAKE || told(seen, next);
    return told && ports.safeguards().marks().compareAndSet(seen, next) ? next : seen;
  }

  /** Whether the ledger has what follows from the next mark. */
  private boolean told(Mark seen, Mark next) {
    Instant closesAt = ports.safeguards().dormancy().closesAt(next.lastUse());
    boolean warned =
        seen.standing() != Standing.AWAKE
            || alarms.raise(new LedgerEvent.DormancyNear(next.lastUse(), closesAt));
    return warned
        && (next.standing() != Standing.CLOSED
            || alarms.raise(new LedgerEvent.DoorsClosed(next.lastUse())));
  }

  /** An admin opens the doors, or sees to it that they do not close soon. */
  Outcome<Allowed> open(Caller caller) {
    return guard
        .check(caller, Role.ADMIN)
        .then(
            allowed -> {
              Optional<Mark> seen = ports.safeguards().marks().read();
              if (seen.isEmpty() || seen.get().standing() == Standing.AWAKE) {
                return Outcome.refused(new Refusal.Conflict("the doors are open"));
              }
              ports.records().append(List.of(new LedgerEvent.DoorsOpened(seen.get().lastUse())));
              Mark next = new Mark(ports.now(), Standing.AWAKE);
              return ports.safeguards().marks().compareAndSet(seen.get(), next)
                  ? Outcome.done(allowed)
                  : Outcome.refused(Transfers.busy());
            });
  }
}
