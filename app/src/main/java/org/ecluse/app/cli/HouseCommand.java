package org.ecluse.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
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
    Path home = homeOption.in(around);
    Settings settings =
        SettingsReader.read(home, around.environment(), Map.of(), text -> screen().warn(text));
    try (House house = House.open(home, settings)) {
      return run(house, screen());
    }
  }

  /** Does it; the answer is the exit code. */
  abstract int run(House house, Screen screen);

  static int ok() {
    return ExitCode.OK;
  }

  private Screen screen() {
    return new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
