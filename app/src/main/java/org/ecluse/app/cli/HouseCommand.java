package org.ecluse.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.store.Stores;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the home, with the authority of its file permissions. */
abstract class HouseCommand implements Callable<Integer> {

  private final Surroundings around;

  @Mixin private final HomeOption homeOption = new HomeOption();

  @Spec private CommandSpec spec;

  HouseCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public final Integer call() {
    return answer(screen()).orElseGet(this::runInHouse);
  }

  /** What can be answered without the home; empty where it is needed. */
  Optional<Integer> answer(Screen screen) {
    return Optional.empty();
  }

  private int runInHouse() {
    Path home = homeOption.in(around);
    Settings settings =
        SettingsReader.read(home, around.environment(), Map.of(), text -> screen().warn(text));
    if (!mayMakeHome() && !Stores.areAt(home)) {
      throw new Failure(
          "There is no installation at " + home + "; serve or the first account makes one.");
    }
    try (House house = House.open(home, settings)) {
      int exit = run(house, screen());
      // Perhaps no service runs that would do it: what is not anchored can be cut without trace.
      house.stores().ledger().anchor();
      return exit;
    }
  }

  /** Does it; the answer is the exit code. */
  abstract int run(House house, Screen screen);

  /** Whether it begins an installation; else a misspelt home would look like an empty one. */
  boolean mayMakeHome() {
    return false;
  }

  static int ok() {
    return ExitCode.OK;
  }

  private Screen screen() {
    return new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
