package org.ecluse.app.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.ReleaseLimits.Flow;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryFacts;

/**
 * Asked before any key of a delivery is unwrapped: lets no more out within an hour than is usual.
 * What is asked for is noted durably first and counted with the rest, so neither a restart nor
 * another process gives anybody more. Who has more than usual gets nothing further, until an admin
 * has looked.
 */
final class Volume {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(5);

  private static final Refusal FROZEN =
      new Refusal.Busy(RETRY_AFTER, Optional.of(Refusal.Busy.Why.FROZEN));

  private final Ports ports;
  private final Guard guard;
  private final Alarms alarms;

  Volume(Ports ports, Guard guard, Alarms alarms) {
    this.ports = ports;
    this.guard = guard;
    this.alarms = alarms;
  }

  /** Whether a delivery's key may be used now. */
  Outcome<Allowed> admit(DeliveryFacts delivery) {
    Instant now = ports.now();
    Outflow outflow = ports.safeguards().outflow();
    Outflow.Count count = outflow.note(delivery, now.minus(ReleaseLimits.WINDOW), now);
    if (count.frozen()) {
      return Outcome.refused(FROZEN);
    }
    ReleaseLimits limits = ports.safeguards().limits();
    Flow recipient = count.recipient();
    if (recipient.exceeds(limits.recipient())) {
      outflow.freeze(Optional.of(delivery.recipient()), now);
      alarms.raise(
          new LedgerEvent.RecipientFrozen(
              delivery.recipient(), recipient.files(), recipient.bytes()));
      return Outcome.refused(FROZEN);
    }
    if (count.house().exceeds(limits.house())) {
      outflow.freeze(Optional.empty(), now);
      alarms.raise(new LedgerEvent.ReleasesFrozen(count.house().files(), count.house().bytes()));
      return Outcome.refused(FROZEN);
    }
    return Allowed.yes();
  }

  /**
   * An admin lets go on.
   *
   * @param name the recipient whose releases are frozen; empty for all recipients' together
   */
  Outcome<Allowed> unfreeze(Caller caller, Optional<AccountId> name) {
    return guard
        .check(caller, Role.ADMIN)
        .then(_ -> name.map(this::unfreezeOne).orElseGet(this::unfreezeAll));
  }

  private Outcome<Allowed> unfreezeOne(AccountId name) {
    return ports
        .accounts()
        .find(name)
        .map(
            account ->
                unfreeze(
                    Optional.of(account.ref()), new LedgerEvent.RecipientUnfrozen(account.ref())))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private Outcome<Allowed> unfreezeAll() {
    return unfreeze(Optional.empty(), new LedgerEvent.ReleasesUnfrozen());
  }

  /**
   * The fact first: a crash leaves a fact about what is still frozen, never the other way round.
   */
  private Outcome<Allowed> unfreeze(Optional<AccountRef> recipient, LedgerEvent fact) {
    Outflow outflow = ports.safeguards().outflow();
    if (!outflow.frozen().contains(recipient)) {
      return Outcome.refused(new Refusal.Conflict("nothing is frozen there"));
    }
    ports.records().append(List.of(fact));
    outflow.unfreeze(recipient);
    return Allowed.yes();
  }
}
