package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.Optional;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ecluse open} and {@code ecluse unfreeze}: an admin has looked, and it may go on. */
final class GuardCommands {

  private GuardCommands() {}

  @Command(
      name = "open",
      description = "Open the doors of a house that nobody used for long, or keep them open.",
      mixinStandardHelpOptions = true)
  static final class Open extends HouseCommand {

    Open(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      expect(house.transfers().open(house.console()));
      screen.line("The doors are open, until nothing passes for as long again.");
      return ok();
    }
  }

  @Command(
      name = "unfreeze",
      description = "Let things out again after unusually much was fetched.",
      mixinStandardHelpOptions = true)
  static final class Unfreeze extends HouseCommand {

    @Parameters(
        arity = "0..1",
        paramLabel = "RECIPIENT",
        description = "Whose releases are frozen; without it, those of all together.")
    private @Nullable AccountId recipient;

    Unfreeze(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      expect(house.transfers().unfreeze(house.console(), Optional.ofNullable(recipient)));
      screen.line("Nothing is held back there any more.");
      return ok();
    }
  }
}
