package org.ecluse.deploy.hammer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.deploy.hammer.checker.Checker;
import org.ecluse.deploy.hammer.checker.Violation;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.History;
import org.ecluse.policy.rules.DurationText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hammer's command line. */
@Command(
    name = "hammer",
    mixinStandardHelpOptions = true,
    description = "Race and abuse a service of its own, then check the history of it.")
public final class Hammer implements Callable<Integer> {

  private static final int VIOLATIONS_SHOWN = 20;

  @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
  private long seconds = 60;

  @Option(names = "--clients", description = "How many (default: ${DEFAULT-VALUE}).")
  private int clients = 50;

  @Option(names = "--seed", description = "Repeats a run's schedule (default: a new one).")
  private @Nullable Long seed;

  @Option(
      names = "--kill-every",
      paramLabel = "5s",
      description = "Mean time between two kill -9 of the service (default: never).")
  private @Nullable Duration killEvery;

  @Option(names = "--doors", split = ",", description = "Which doors (default: both).")
  private List<Door> doors = List.of(Door.HTTPS, Door.SFTP);

  @Option(names = "--largest", description = "Largest file in bytes (default: ${DEFAULT-VALUE}).")
  private long largestBytes = 4 << 20;

  @Option(names = "--slack", description = "The service's slack (default: ${DEFAULT-VALUE}).")
  private long slackBytes = 256 << 10;

  @Option(names = "--check", paramLabel = "FILE", description = "Only check this history.")
  private @Nullable Path history;

  @Option(names = "--ecluse", description = "The program under the hammer.", required = true)
  private Path ecluse = Path.of("./ecluse");

  private final PrintWriter out;

  private Hammer(PrintWriter out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    CommandLine line =
        new CommandLine(new Hammer(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    line.registerConverter(Duration.class, Hammer::duration);
    System.exit(line.setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  private static Duration duration(String text) {
    return DurationText.parse(text)
        .orElseThrow(() -> new CommandLine.TypeConversionException("a duration such as 5s or 2m"));
  }

  @Override
  public Integer call() throws Exception {
    Path file = history != null ? history : new Run(settings(), Clock.systemUTC()).go();
    List<Event> events = History.read(file);
    new Figures(events).lines().forEach(out::println);
    List<Violation> violations = Checker.check(events);
    violations.stream().limit(VIOLATIONS_SHOWN).forEach(out::println);
    out.println(violations.size() + " violation(s); the history is " + file);
    return violations.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Settings settings() throws IOException {
    long given = seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE);
    return new Settings(
        List.of(ecluse.toAbsolutePath().normalize().toString()),
        Files.createTempDirectory("hammer"),
        given,
        Duration.ofSeconds(seconds),
        clients,
        Optional.ofNullable(killEvery),
        doors,
        largestBytes,
        slackBytes);
  }
}
