package org.ecluse.deploy.hammer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Scenario;
import org.ecluse.deploy.hammer.plan.Scenario.Manner;
import org.ecluse.deploy.hammer.service.Cast;
import org.ecluse.deploy.hammer.service.HammerException;

/**
 * Every client, each an identity of its own on a connection that is open already, wants the same
 * delivery at the same moment; and again with the next one.
 */
final class Races implements Play {

  private static final long SIZE_BYTES = 1_000;

  private final Settings settings;
  private final int rounds;

  Races(Settings settings, int rounds) {
    this.settings = settings;
    this.rounds = rounds;
  }

  @Override
  public Roles roles() {
    return new Roles(1, 0, settings.clients());
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    Cast.Recipient recipient = stage.cast().recipients().getFirst();
    List<Client> racers =
        IntStream.range(0, settings.clients())
            .mapToObj(recipient::identity)
            .map(identity -> new Client(stage, identity, stage.sftp(identity)))
            .toList();
    try {
      for (int round = 0; round < rounds; round++) {
        race(stage, racers, send(stage, recipient, round));
      }
    } finally {
      racers.forEach(Client::close);
    }
  }

  private void race(Stage stage, List<Client> racers, Delivery delivery)
      throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(racers.size());
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Client racer : racers) {
      tasks.add(
          () -> {
            racer.connect();
            await(start);
            racer.read(Door.HTTPS, delivery, Wish.of(0, SIZE_BYTES));
            return null;
          });
    }
    stage.together(tasks);
  }

  private Delivery send(Stage stage, Cast.Recipient to, int round) throws InterruptedException {
    long key = new SplittableRandom(settings.seed() + round).nextLong();
    Scenario.Sending plan =
        new Scenario.Sending(
            Door.HTTPS, Manner.WHOLE, key, SIZE_BYTES, SIZE_BYTES, Optional.empty());
    try (Sender sender = new Sender(stage, new Inbox(stage))) {
      return sender
          .send(plan, to, "race-" + round + ".bin")
          .orElseThrow(() -> new HammerException("a file could not be sent"));
    }
  }

  private static void await(CyclicBarrier start) throws InterruptedException {
    try {
      start.await();
    } catch (BrokenBarrierException e) {
      throw new HammerException("a racer did not come to the start", e);
    }
  }
}
