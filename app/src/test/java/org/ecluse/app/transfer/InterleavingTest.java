package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecluse.app.transfer.Operation.Changes;
import org.ecluse.app.transfer.Operation.Reads;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.TransferId;
import org.ecluse.policy.transfer.Transition;
import org.junit.jupiter.api.Test;

/**
 * Operations of several processes on one delivery, in every order that their steps can take: what
 * each is answered, the state and the ledger are as if they had come one after the other, by the
 * lifecycle, and none before one that had ended when it began (they are linearizable).
 */
class InterleavingTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LIFE = Duration.ofDays(3);
  private static final Identity ONE = new Identity(Identity.Kind.SSH_KEY, "one");
  private static final Identity TWO = new Identity(Identity.Kind.PASS, "two");

  private static final DeliveryFacts FACTS =
      new DeliveryFacts(
          new DeliveryId(new Id128(1, 1)),
          new TransferId(new Id128(1, 2)),
          new FileId(new Id128(1, 3)),
          new AccountRef(new Id128(1, 4)),
          new AccountRef(new Id128(1, 5)),
          1_000,
          NOW.plus(LIFE));

  private static final List<Operation> OPERATIONS =
      List.of(
          new Reads(ONE),
          new Reads(TWO),
          new Changes("reissue", delivery -> Lifecycle.reissue(delivery, NOW, Operation.NUMBERS)),
          new Changes("revoke", delivery -> change(delivery, Lifecycle.revoke(delivery, NOW))),
          new Changes("acknowledge", delivery -> Lifecycle.acknowledge(delivery, ONE, NOW)),
          new Changes(
              "expire",
              delivery ->
                  change(delivery, Lifecycle.passTime(delivery, Moment.of(FACTS.expiresAt())))));

  private static final Delivery UNREAD = Lifecycle.begin(FACTS, Operation.NUMBERS);
  private static final Delivery CLAIMED = after(UNREAD, new Reads(ONE));
  private static final Delivery REISSUED = after(CLAIMED, OPERATIONS.get(2));

  private static Outcome<Transition> change(Delivery delivery, Optional<Transition> change) {
    return Outcome.done(change.orElseGet(() -> new Transition(delivery, Optional.empty())));
  }

  private static Delivery after(Delivery delivery, Operation operation) {
    return switch (operation.ask(delivery, NOW)) {
      case Outcome.Done<Transition>(Transition transition) -> transition.next();
      case Outcome.Refused<Transition> refused -> throw new AssertionError(refused.toString());
    };
  }

  @Test
  void twoOperations_inEveryOrderOfTheirSteps_areAsIfOneCameAfterTheOther() {
    int orders = 0;
    for (Delivery start : List.of(UNREAD, CLAIMED, REISSUED)) {
      for (Operation first : OPERATIONS) {
        for (Operation second : OPERATIONS) {
          orders += everyOrder(start, List.of(first, second), true);
        }
      }
    }
    assertThat(orders).isGreaterThan(3_000);
  }

  @Test
  void threeOperations_inEveryOrderInWhichTheVaultIsAsked_areAsIfTheyCameOneByOne() {
    List<Operation> five = OPERATIONS.subList(0, 5);
    int orders = 0;
    for (Delivery start : List.of(UNREAD, CLAIMED)) {
      for (int first = 0; first < five.size(); first++) {
        for (int second = first; second < five.size(); second++) {
          for (int third = second; third < five.size(); third++) {
            List<Operation> three = List.of(five.get(first), five.get(second), five.get(third));
            orders += everyOrder(start, three, false);
          }
        }
      }
    }
    assertThat(orders).isGreaterThan(5_000);
  }

  private static int everyOrder(Delivery start, List<Operation> operations, boolean recordsToo) {
    return Turns.inEveryOrder(
        turns -> {
          SharedVault vault = new SharedVault(start, recordsToo);
          Outcome<?>[] answers = new Outcome<?>[operations.size()];
          List<Turns.Actor> actors = new ArrayList<>();
          for (int i = 0; i < operations.size(); i++) {
            int index = i;
            actors.add(
                new Turns.Actor(
                    actor ->
                        answers[index] =
                            operations
                                .get(index)
                                .run(vault.ports(actor, Rules.DEFAULT, NOW), FACTS)));
          }
          turns.run(actors);
          History history = new History(actors, operations, Arrays.asList(answers), vault);
          assertThat(history.isLikeSomeOrder(start)).as("%s: %s", start, history).isTrue();
          assertThat(vault.recorded().state()).isEqualTo(vault.delivery().state());
        });
  }

  /** What happened, to be compared with orders in which nothing happens at the same time. */
  private record History(
      List<Turns.Actor> actors,
      List<Operation> operations,
      List<Outcome<?>> answers,
      SharedVault vault) {

    boolean isLikeSomeOrder(Delivery start) {
      return isLike(start, List.of(), IntStream.range(0, actors.size()).boxed().toList());
    }

    private boolean isLike(Delivery state, List<LedgerEvent> ledger, List<Integer> left) {
      if (left.isEmpty()) {
        return state.equals(vault.delivery()) && ledger.equals(vault.ledger());
      }
      return left.stream()
          .filter(next -> left.stream().noneMatch(i -> actors.get(i).wasBefore(actors.get(next))))
          .anyMatch(next -> isLike(state, ledger, left, next));
    }

    private boolean isLike(Delivery state, List<LedgerEvent> ledger, List<Integer> left, int next) {
      List<Integer> rest = left.stream().filter(i -> i != next).toList();
      Operation operation = operations.get(next);
      return switch (operation.ask(state, NOW)) {
        case Outcome.Refused<Transition>(var refusal) ->
            answers.get(next).equals(Outcome.refused(refusal)) && isLike(state, ledger, rest);
        case Outcome.Done<Transition>(Transition transition) -> {
          List<LedgerEvent> told = new ArrayList<>(ledger);
          transition.event().ifPresent(told::add);
          yield answers.get(next).equals(operation.answer(state, transition))
              && isLike(transition.next(), told, rest);
        }
      };
    }
  }
}
