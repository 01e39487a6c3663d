package org.ecluse.deploy.hammer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.ecluse.deploy.hammer.checker.Checker;
import org.ecluse.deploy.hammer.checker.Violation;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.History;
import org.ecluse.policy.rules.DurationText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The hammer's command line. Exit code 0 for a history without violations, 1 otherwise. */
@Command(
    name = "hammer",
    mixinStandardHelpOptions = true,
    subcommandsRepeatable = false,
    description = "Race and abuse a service of its own, then check the history of it.")
public final class Hammer {

  private static final int VIOLATIONS_SHOWN = 20;

  private final PrintWriter out;
  private final InstantSource clock;

  private Hammer(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    CommandLine line = new CommandLine(new Hammer(out, Clock.systemUTC()));
    line.registerConverter(Duration.class, Hammer::duration);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(line.execute(arguments));
  }

  @Command(name = "abuse", description = "Crews of clients abuse deliveries in every way.")
  int abuse(@Mixin SettingsOptions options) throws IOException, InterruptedException {
    return run(options, Abuse::new);
  }

  @Command(name = "races", description = "All clients want one delivery at the same moment.")
  int races(
      @Mixin SettingsOptions options,
      @Option(names = "--rounds", defaultValue = "100", description = "How many deliveries.")
          int rounds)
      throws IOException, InterruptedException {
    return run(options, settings -> new Races(settings, rounds));
  }

  @Command(name = "aborts", description = "One client reads all but the last byte.")
  int aborts(
      @Mixin SettingsOptions options,
      @Option(names = "--times", defaultValue = "100", description = "How often.") int times)
      throws IOException, InterruptedException {
    return run(options, settings -> new Aborts(settings, times));
  }

  @Command(name = "check", description = "Only check a history.")
  int check(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    List<Event> events = History.read(file);
    new Figures(events).lines().forEach(out::println);
    List<Violation> violations = Checker.check(events);
    violations.stream().limit(VIOLATIONS_SHOWN).forEach(out::println);
    out.println(violations.size() + " violation(s); the history is " + file);
    return violations.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int run(SettingsOptions options, Function<Settings, Play> play)
      throws IOException, InterruptedException {
    Settings settings = options.settings();
    return check(new Run(settings, clock).of(play.apply(settings)));
  }

  private static Duration duration(String text) {
    return DurationText.parse(text)
        .orElseThrow(() -> new CommandLine.TypeConversionException("a duration such as 5s or 2m"));
  }
}
