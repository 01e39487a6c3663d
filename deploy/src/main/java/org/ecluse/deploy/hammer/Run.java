package org.ecluse.deploy.hammer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.ecluse.deploy.hammer.client.SshClients;
import org.ecluse.deploy.hammer.client.Trust;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.History;
import org.ecluse.deploy.hammer.history.Timeline;
import org.ecluse.deploy.hammer.plan.Schedule;
import org.ecluse.deploy.hammer.service.Casting;
import org.ecluse.deploy.hammer.service.Service;

/** One run, from a fresh home to a finished history. */
public final class Run {

  /** A sender and the readers that abuse what it sends. */
  static final int CREW = 5;

  private static final int CREWS_OF_A_RECIPIENT = 5;
  private static final int KEYS = 3;
  private static final int PASSES = 3;
  private static final long REISSUES = 1;

  private final Settings settings;
  private final InstantSource clock;

  public Run(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Runs; where the history stands. */
  public Path go() throws IOException, InterruptedException {
    Path file = settings.directory().resolve("history.jsonl");
    int crews = Math.max(1, settings.clients() / CREW);
    int keys = settings.doors().contains(Door.SFTP) ? KEYS : 0;
    try (Service service =
            new Service(settings.ecluse(), settings.directory(), Configuration.of(settings));
        History history = new History(file);
        SshClient ssh = SshClients.start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Stage stage =
          new Stage(
              settings,
              service,
              new Casting(service).cast(1 + (crews - 1) / CREWS_OF_A_RECIPIENT, keys, PASSES),
              Trust.in(service.certificate()),
              ssh,
              history,
              new Timeline(clock),
              threads,
              new CountDownLatch(1));
      play(stage, crews, keys);
    }
    return file;
  }

  private void play(Stage stage, int crews, int keys) throws InterruptedException {
    begin(stage);
    Schedule schedule =
        new Schedule(
            settings.seed(),
            CREW - 1,
            keys + PASSES,
            keys,
            settings.largestBytes(),
            settings.doors());
    List<Callable<Long>> players = new ArrayList<>();
    for (int i = 0; i < crews; i++) {
      players.add(new Crew(stage, schedule, i));
    }
    settings.killEvery().ifPresent(every -> players.add(new Killer(stage, schedule, every)));
    try (ScheduledExecutorService end = Executors.newSingleThreadScheduledExecutor()) {
      Future<?> over =
          end.schedule(
              stage.over()::countDown, settings.length().toMillis(), TimeUnit.MILLISECONDS);
      stage.together(players);
      over.cancel(false);
    }
    new Settlement(stage).settleAll();
    stage.history().add(new Event.Finished(stage.timeline().now()));
  }

  private void begin(Stage stage) {
    stage
        .history()
        .add(
            new Event.Began(
                stage.timeline().now(),
                stage.timeline().startedEpochMicros(),
                settings.seed(),
                settings.slackBytes(),
                REISSUES,
                settings.line()));
  }
}
