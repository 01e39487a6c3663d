package org.ecluse.deploy.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.deploy.e2e.Artefact;
import org.ecluse.deploy.hammer.checker.Checker;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.History;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hammer for some seconds; by hand for hours, see {@code docs/hammer.md}. */
@Tag("slow")
class HammerTest {

  private static final long SEED = 1;

  @Test
  void twentyClients_breakNoPromise(@TempDir Path directory)
      throws IOException, InterruptedException {
    Settings settings =
        new Settings(
            Artefact.ecluse(List.of()),
            directory,
            SEED,
            Duration.ofSeconds(8),
            20,
            Optional.empty(),
            List.of(Door.HTTPS),
            4 << 20,
            256 << 10);

    List<Event> history = History.read(new Run(settings, Clock.systemUTC()).go());

    assertThat(Checker.check(history)).isEmpty();
    assertThat(history)
        .anyMatch(event -> event instanceof Event.Read read && read.answer() == Answer.OK)
        .anyMatch(event -> event instanceof Event.Read read && read.answer() == Answer.CLAIMED);
  }
}
