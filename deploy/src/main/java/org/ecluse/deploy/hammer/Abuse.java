package org.ecluse.deploy.hammer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Schedule;

/** Crews abuse deliveries, and the service is killed if asked to; then what is left is taken. */
final class Abuse implements Play {

  /** A sender and the readers that abuse what it sends. */
  static final int CREW = 5;

  private static final int CREWS_OF_A_RECIPIENT = 5;
  private static final int KEYS = 3;
  private static final int PASSES = 3;

  private final Settings settings;
  private final int crews;
  private final int keys;

  Abuse(Settings settings) {
    this.settings = settings;
    this.crews = Math.max(1, settings.clients() / CREW);
    this.keys = settings.doors().contains(Door.SFTP) ? KEYS : 0;
  }

  @Override
  public Roles roles() {
    return new Roles(1 + (crews - 1) / CREWS_OF_A_RECIPIENT, keys, PASSES);
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    Schedule schedule =
        new Schedule(
            settings.seed(),
            CREW - 1,
            keys + PASSES,
            keys,
            settings.largestBytes(),
            settings.doors());
    Settlement settlement = new Settlement(stage);
    List<Callable<Long>> players = new ArrayList<>();
    for (int i = 0; i < crews; i++) {
      players.add(new Crew(stage, schedule, settlement, i));
    }
    settings.killEvery().ifPresent(every -> players.add(new Killer(stage, schedule, every)));
    try (ScheduledExecutorService end = Executors.newSingleThreadScheduledExecutor()) {
      Future<?> over =
          end.schedule(
              stage.over()::countDown, settings.length().toMillis(), TimeUnit.MILLISECONDS);
      stage.together(players);
      over.cancel(false);
    }
    settlement.settleAll();
  }
}
