package org.ecluse.deploy.hammer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Scenario;
import org.ecluse.deploy.hammer.plan.Schedule;
import org.ecluse.deploy.hammer.service.Cast;

/** A sender and some readers that play one scenario after the other until the run is over. */
final class Crew implements Callable<Long> {

  /** A short run on a slow machine still shows something. */
  static final int LEAST_SCENARIOS = 3;

  private final Stage stage;
  private final Schedule schedule;
  private final int number;
  private final Cast.Recipient recipient;
  private final Settlement settlement;
  private final Inbox inbox;

  Crew(Stage stage, Schedule schedule, Settlement settlement, int number) {
    this.stage = stage;
    this.schedule = schedule;
    this.number = number;
    List<Cast.Recipient> recipients = stage.cast().recipients();
    this.recipient = recipients.get(number % recipients.size());
    this.settlement = settlement;
    this.inbox = new Inbox(stage);
  }

  /** Plays; how many scenarios it played. */
  @Override
  public Long call() throws InterruptedException {
    int played = 0;
    while (!stage.isOverAfter(0) || played < LEAST_SCENARIOS) {
      play(schedule.scenario(number, played), "c" + number + "-" + played + ".bin");
      played++;
    }
    return (long) played;
  }

  private void play(Scenario scenario, String name) throws InterruptedException {
    try (Sender sender = new Sender(stage, inbox);
        Lines lines = new Lines(stage)) {
      Optional<Delivery> sent = sender.send(scenario.sending(), recipient, name);
      if (sent.isEmpty()) {
        return;
      }
      stage.together(tasks(scenario, sender, lines, sent.get()));
      if (scenario.settles()) {
        settlement.settle(recipient, sent.get());
      } else {
        settlement.owe(recipient, sent.get());
      }
    }
  }

  private List<Callable<Void>> tasks(
      Scenario scenario, Sender sender, Lines lines, Delivery delivery) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Scenario.Reader reader : scenario.readers()) {
      tasks.add(() -> read(reader, lines, delivery));
    }
    scenario
        .interference()
        .ifPresent(
            what ->
                tasks.add(
                    () -> {
                      stage.isOverAfter(what.delay().toMillis());
                      sender.interfere(delivery, what.reissues());
                      return null;
                    }));
    return tasks;
  }

  private Void read(Scenario.Reader plan, Lines lines, Delivery delivery)
      throws InterruptedException {
    Identity identity = recipient.identity(plan.identity());
    try (Client client = new Client(stage, identity, lines.of(identity, plan.connection()))) {
      stage.isOverAfter(plan.delay().toMillis());
      boolean has;
      if (plan.patient()) {
        Answer answer =
            new Patience(stage, client).take(doors(plan, identity), delivery, plan.wishes());
        has = answer == Answer.OK;
      } else {
        has = true;
        for (Wish wish : plan.wishes()) {
          has &= client.read(plan.door(), delivery, wish).received() > 0;
        }
      }
      if (has && plan.acknowledges()) {
        client.acknowledge(delivery);
      }
      return null;
    }
  }

  /** A pass goes on over the other door after a line that broke. */
  private List<Door> doors(Scenario.Reader plan, Identity identity) {
    List<Door> both = stage.settings().doors();
    return switch (identity) {
      case Identity.Key _ -> List.of(plan.door());
      case Identity.Pass _ -> both.getFirst() == plan.door() ? both : both.reversed();
    };
  }
}
