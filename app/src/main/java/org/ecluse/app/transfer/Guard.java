package org.ecluse.app.transfer;

import org.ecluse.policy.access.Access;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.access.Subject;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** Asks, on every request, both whether the grant still holds and whether it allows this. */
final class Guard {

  private final Ports ports;

  Guard(Ports ports) {
    this.ports = ports;
  }

  Outcome<Allowed> check(Caller caller, Action action, Subject subject) {
    return stillHolds(caller)
        .then(_ -> Access.decide(caller.grant(), caller.door(), action, subject, ports.now()));
  }

  Outcome<Allowed> check(Caller caller, Role needed) {
    return stillHolds(caller)
        .then(_ -> Access.decide(caller.grant(), caller.door(), needed, ports.now()));
  }

  /** A transfer, if the caller may do this to it; it does not exist for anybody else. */
  Outcome<StoredTransfer> transfer(Caller caller, TransferId id, Action action) {
    return ports
        .records()
        .transfer(id)
        .map(stored -> check(caller, action, stored.transfer().subject()).map(_ -> stored))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private Outcome<Allowed> stillHolds(Caller caller) {
    return ports.liveGrant().holds(caller.grant())
        ? Allowed.yes()
        : Outcome.refused(new Refusal.Unauthenticated());
  }
}
