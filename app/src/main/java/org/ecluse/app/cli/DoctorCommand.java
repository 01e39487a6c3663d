package org.ecluse.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.app.check.Diagnosis;
import org.ecluse.app.check.Doctor;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ecluse doctor}. */
@Command(
    name = "doctor",
    description = "Check the installation: crypto, clock, permissions, ports, storage.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends HouseCommand {

  @Mixin private final JsonOption json = new JsonOption();

  DoctorCommand(Surroundings around) {
    super(around);
  }

  @Override
  boolean mayMakeHome() {
    return true;
  }

  @Override
  int run(House house, Screen screen) {
    Doctor doctor = new Doctor(house.home(), house.settings(), house.stores(), house.clock());
    List<Diagnosis> found;
    try (Progress progress = Progress.of("doctor", doctor.looks())) {
      found = doctor.examine(progress::step);
    }
    boolean healthy = found.stream().noneMatch(each -> each.level() == Diagnosis.Level.FAIL);
    if (json.wanted()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("healthy", healthy);
      shape.put("checks", found.stream().map(Diagnosis::shape).toList());
      screen.json(shape);
    } else {
      found.forEach(each -> screen.line(line(each)));
    }
    if (!healthy) {
      screen.warn("This installation needs attention.");
    }
    return healthy ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String line(Diagnosis each) {
    return "%-4s  %-11s  %s.".formatted(each.level().word(), each.about(), each.sentence());
  }
}
