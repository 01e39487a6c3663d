package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ecluse.app.transfer.HouseClock;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse clock show} and {@code ecluse clock confirm}. */
final class ClockCommands {

  private ClockCommands() {}

  @Command(
      name = "show",
      description = "What time it is here, and whether the machine's clock is believed.",
      mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      HouseClock clock = house.clock();
      if (json.wanted()) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("now", clock.instant());
        shape.put("machine", clock.wall());
        shape.put("standing", clock.standing().name().toLowerCase(Locale.ROOT));
        screen.json(shape);
      } else {
        screen.line(
            "It is %s; the machine's clock says %s and %s."
                .formatted(clock.instant(), clock.wall(), word(clock.standing())));
      }
      return ok();
    }

    private static String word(HouseClock.Standing standing) {
      return switch (standing) {
        case AGREES -> "is believed";
        case BEHIND -> "was set back";
        case AHEAD -> "is too far ahead to be believed";
      };
    }
  }

  @Command(
      name = "confirm",
      description = "The machine's clock, which leapt ahead, is right: what has expired ends now.",
      mixinStandardHelpOptions = true)
  static final class Confirm extends HouseCommand {

    @Parameters(paramLabel = "DATE", description = "Today in UTC, as 2026-11-23.")
    private LocalDate today;

    Confirm(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      LocalDate shown = LocalDate.ofInstant(house.clock().wall(), ZoneOffset.UTC);
      if (!shown.equals(today)) {
        throw new Failure("The machine's clock says " + shown + ", not " + today + ".");
      }
      expect(house.transfers().confirmClock(house.console()));
      screen.line("Confirmed: it is " + house.clock().instant() + ".");
      return ok();
    }
  }
}
