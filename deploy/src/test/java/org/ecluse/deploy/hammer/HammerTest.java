package org.ecluse.deploy.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private static final int CREWS = 4;
  private static final int RACERS = 50;
  private static final int ROUNDS = 5;
  private static final int ABORTS = 100;
  private static final long LARGEST = 4 << 20;
  private static final long SLACK = 256 << 10;
  private static final Duration KILLS = Duration.ofSeconds(5);

  @Test
  void twentyClients_andAServiceThatIsKilled_breakNoPromise(@TempDir Path directory)
      throws IOException, InterruptedException {
    Settings settings = settings(directory, CREWS * Abuse.CREW, Optional.of(KILLS));

    List<Event> history = run(settings, new Abuse(settings));

    assertThat(Checker.check(history)).isEmpty();
    assertThat(history)
        .anyMatch(event -> event instanceof Event.Read read && read.answer() == Answer.OK)
        .anyMatch(Event.Killed.class::isInstance);
    assertThat(history)
        .filteredOn(Event.Uploaded.class::isInstance)
        .hasSizeGreaterThanOrEqualTo(CREWS * Crew.LEAST_SCENARIOS);
  }

  @Test
  void racedClaims_haveOneWinnerEach(@TempDir Path directory)
      throws IOException, InterruptedException {
    Settings settings = settings(directory, RACERS, Optional.empty());

    List<Event> history = run(settings, new Races(settings, ROUNDS));

    assertThat(Checker.check(history)).isEmpty();
    assertThat(reads(history)).hasSize(RACERS * ROUNDS);
    assertThat(reads(history).filter(read -> read.received() > 0)).hasSize(ROUNDS);
  }

  @Test
  void allButTheLastByte_aHundredTimes_gainsTheSlackOnce(@TempDir Path directory)
      throws IOException, InterruptedException {
    Settings settings = settings(directory, 1, Optional.empty());

    List<Event> history = run(settings, new Aborts(settings, ABORTS));

    assertThat(Checker.check(history)).isEmpty();
    assertThat(reads(history)).hasSize(ABORTS);
    assertThat(reads(history).mapToLong(Event.Read::received).sum())
        .isBetween(LARGEST - 1, LARGEST + SLACK);
  }

  private static Settings settings(Path directory, int clients, Optional<Duration> kills) {
    return new Settings(
        Artefact.ecluse(List.of()),
        directory,
        SEED,
        Duration.ofSeconds(10),
        clients,
        kills,
        List.of(Door.HTTPS, Door.SFTP),
        LARGEST,
        SLACK);
  }

  private static List<Event> run(Settings settings, Play play)
      throws IOException, InterruptedException {
    return History.read(new Run(settings, Clock.systemUTC()).of(play));
  }

  private static Stream<Event.Read> reads(List<Event> history) {
    return history.stream().filter(Event.Read.class::isInstance).map(Event.Read.class::cast);
  }
}
