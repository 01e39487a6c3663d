package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import org.ecluse.app.transfer.HouseClock.Standing;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Keeps the time durably, and says so when the machine's clock cannot be believed. */
final class Timekeeping {

  private final Ports ports;
  private final Guard guard;
  private final Alarms alarms;
  private Standing last = Standing.AGREES;

  Timekeeping(Ports ports, Guard guard, Alarms alarms) {
    this.ports = ports;
    this.guard = guard;
    this.alarms = alarms;
  }

  synchronized void keep() {
    HouseClock clock = ports.clock();
    clock.keep();
    Standing standing = clock.standing();
    if (standing != last) {
      Instant known = clock.instant();
      switch (standing) {
        case AHEAD -> alarms.raise(new LedgerEvent.ClockAhead(known, clock.wall()));
        case BEHIND -> alarms.raise(new LedgerEvent.ClockBehind(known, clock.wall()));
        case AGREES -> ports.records().append(List.of(new LedgerEvent.ClockAgrees(known)));
      }
      last = standing;
    }
  }

  Outcome<Allowed> confirm(Caller caller) {
    HouseClock clock = ports.clock();
    return guard
        .check(caller, Role.ADMIN)
        .then(
            allowed -> {
              if (clock.standing() != Standing.AHEAD) {
                return Outcome.refused(new Refusal.Conflict("the clock is not in doubt"));
              }
              LedgerEvent fact = new LedgerEvent.ClockConfirmed(clock.instant(), clock.wall());
              ports.records().append(List.of(fact));
              clock.confirm();
              return Outcome.done(allowed);
            });
  }
}
