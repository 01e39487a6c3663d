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
import org.ecluse.policy.transfer.Delivery;

/**
 * Sets the state under which a reader begins, before any key of a delivery is unwrapped: lets no
 * more out within an hour than is usual. What is asked for is noted durably, in the transaction
 * that claims, and counted with the rest, so neither a restart nor another process gives anybody
 * more. Who has more than usual gets nothing further, until an admin has looked.
 */
final class Volume implements Moves.Setting {

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

  @Override
  public Outcome<Boolean> set(Vault.Entry seen, Delivery next) {
    return switch (next) {
      case Delivery.Live live -> release(seen, live);
      case Delivery.Ended _ -> Outcome.done(ports.vault().compareAndSet(seen, next));
    };
  }

  private Outcome<Boolean> release(Vault.Entry seen, Delivery.Live next) {
    Instant now = ports.now();
    Instant since = now.minus(ReleaseLimits.WINDOW);
    ReleaseLimits limits = ports.safeguards().limits();
    Outflow.Release release =
        ports
            .safeguards()
            .outflow()
            .release(seen, next, since, now, count -> excess(count, limits).isEmpty());
    if (release.count().frozen()) {
      return Outcome.refused(FROZEN);
    }
    Optional<Excess> excess = excess(release.count(), limits);
    if (excess.isEmpty()) {
      return Outcome.done(release.isSet());
    }
    freeze(excess.get(), next.facts().recipient(), now);
    return Outcome.refused(FROZEN);
  }

  /** More has left than is usual. */
  private sealed interface Excess {

    record OfRecipient(Flow flow) implements Excess {}

    record OfHouse(Flow flow) implements Excess {}
  }

  private static Optional<Excess> excess(Outflow.Count count, ReleaseLimits limits) {
    if (count.recipient().exceeds(limits.recipient())) {
      return Optional.of(new Excess.OfRecipient(count.recipient()));
    }
    return count.house().exceeds(limits.house())
        ? Optional.of(new Excess.OfHouse(count.house()))
        : Optional.empty();
  }

  private void freeze(Excess excess, AccountRef recipient, Instant now) {
    Outflow outflow = ports.safeguards().outflow();
    switch (excess) {
      case Excess.OfRecipient(Flow flow) -> {
        outflow.freeze(Optional.of(recipient), now);
        alarms.raise(new LedgerEvent.RecipientFrozen(recipient, flow.files(), flow.bytes()));
      }
      case Excess.OfHouse(Flow flow) -> {
        outflow.freeze(Optional.empty(), now);
        alarms.raise(new LedgerEvent.ReleasesFrozen(flow.files(), flow.bytes()));
      }
    }
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
