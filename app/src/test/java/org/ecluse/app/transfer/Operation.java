package org.ecluse.app.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.Block;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.ecluse.policy.transfer.Start;
import org.ecluse.policy.transfer.Transition;

/** What somebody does with a delivery: as the service does it, and as the lifecycle says. */
sealed interface Operation {

  Numbers NUMBERS = Rules.DEFAULT.numbers();

  /** What a transition answers to whoever asked for it. */
  Outcome<?> answer(Delivery before, Transition transition);

  /** What the lifecycle says. */
  Outcome<Transition> ask(Delivery delivery, Instant now);

  /** Does it in a process of its own. */
  Outcome<?> run(Ports ports, DeliveryFacts facts);

  /** An identity reads the file from its beginning: claims, or reserves once more. */
  record Reads(Identity identity) implements Operation {

    @Override
    public Outcome<Transition> ask(Delivery delivery, Instant now) {
      return Lifecycle.reserve(
          delivery, identity, block(delivery.facts()), Moment.of(now), NUMBERS);
    }

    private static Block block(DeliveryFacts facts) {
      return new Block(whole(facts), new Start.BeginsHere(RangeSet.EMPTY), 0);
    }

    private static Range whole(DeliveryFacts facts) {
      return new Range(0, facts.sizeBytes());
    }

    @Override
    public Outcome<?> answer(Delivery before, Transition transition) {
      return transition.next() instanceof Delivery.Ended ended
          ? Outcome.refused(Refusal.gone(ended.reason()))
          : Outcome.done(Lifecycle.granted((Delivery.Live) before, block(before.facts())));
    }

    @Override
    public Outcome<?> run(Ports ports, DeliveryFacts facts) {
      LiveDeliveries live = new LiveDeliveries();
      Moves moves = new Moves(ports, live, new Arrears());
      Guard guard = new Guard(ports);
      Alarms alarms = new Alarms(ports);
      Releases releases =
          new Releases(
              ports,
              moves,
              new FileKeys(ports),
              alarms,
              new Sleep(ports, guard, alarms),
              new Volume(ports, guard, alarms));
      Reader reader = new Reader(releases, live.of(facts), caller(ports, facts), view(facts));
      return releases.reserve(reader, whole(facts));
    }

    private Caller caller(Ports ports, DeliveryFacts facts) {
      return new Caller(
          new Grant(
              facts.recipient(),
              new AccountId("ars-idf"),
              Role.RECIPIENT,
              identity,
              Set.of(Door.values()),
              Optional.empty(),
              ports.now().plus(Duration.ofDays(1))),
          Door.SFTP,
          Optional.empty());
    }

    private static DeliveryView view(DeliveryFacts facts) {
      return new DeliveryView(
          facts.id(),
          facts.transfer(),
          facts.file(),
          new AccountId("lab"),
          "lab",
          new AccountId("ars-idf"),
          "export.csv",
          facts.sizeBytes(),
          "",
          facts.expiresAt(),
          facts.expiresAt(),
          "available",
          Optional.empty());
    }
  }

  /** Anything else is one change by a rule. */
  record Changes(String name, Function<Delivery, Outcome<Transition>> rule) implements Operation {

    @Override
    public Outcome<Transition> ask(Delivery delivery, Instant now) {
      return rule.apply(delivery);
    }

    @Override
    public Outcome<?> answer(Delivery before, Transition transition) {
      return Outcome.done(transition.next());
    }

    @Override
    public Outcome<?> run(Ports ports, DeliveryFacts facts) {
      return new Moves(ports, new LiveDeliveries(), new Arrears())
          .move(facts.id(), rule)
          .map(moved -> moved.after().delivery());
    }
  }
}
