package org.ecluse.deploy.hammer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.client.SshClient;
import org.ecluse.deploy.hammer.client.SshClients;
import org.ecluse.deploy.hammer.client.Trust;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.History;
import org.ecluse.deploy.hammer.history.Timeline;
import org.ecluse.deploy.hammer.service.Cast;
import org.ecluse.deploy.hammer.service.Casting;
import org.ecluse.deploy.hammer.service.Service;

/** One run, from a fresh home to a finished history. */
final class Run {

  /** The service's standard policy. */
  private static final long REISSUES = 1;

  private final Settings settings;
  private final InstantSource clock;

  Run(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Runs; where the history stands. */
  Path of(Play play) throws IOException, InterruptedException {
    Path file = settings.directory().resolve("history.jsonl");
    try (Service service =
            new Service(settings.ecluse(), settings.directory(), Configuration.of(settings));
        History history = new History(file);
        SshClient ssh = SshClients.start();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Play.Roles roles = play.roles();
      Cast cast = new Casting(service).cast(roles.recipients(), roles.keys(), roles.passes());
      Stage stage =
          new Stage(
              settings,
              service,
              cast,
              Trust.in(service.certificate()),
              ssh,
              history,
              new Timeline(clock),
              threads,
              new CountDownLatch(1));
      begin(stage);
      play.play(stage);
      history.add(new Event.Finished(stage.timeline().now()));
    }
    return file;
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
