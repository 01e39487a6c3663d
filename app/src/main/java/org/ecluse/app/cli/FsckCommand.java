package org.ecluse.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.app.check.Finding;
import org.ecluse.app.check.Fsck;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ecluse fsck}. */
@Command(
    name = "fsck",
    description = "Match records, vault, blobs and ledger; also while the service runs.",
    mixinStandardHelpOptions = true)
final class FsckCommand extends HouseCommand {

  @Mixin private final JsonOption json = new JsonOption();

  FsckCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    List<Finding> findings = new Fsck(house.stores()).run();
    if (json.wanted()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("clean", findings.isEmpty());
      shape.put("findings", findings.stream().map(Finding::shape).toList());
      screen.json(shape);
    } else {
      findings.forEach(finding -> screen.line(finding.sentence()));
    }
    if (findings.isEmpty()) {
      if (!json.wanted()) {
        screen.line("Records, vault, blobs and ledger agree.");
      }
      return ExitCode.OK;
    }
    screen.warn("Findings: " + findings.size() + ".");
    return ExitCode.SOFTWARE;
  }
}
