package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;

/** {@code ecluse ledger accept}. */
@Command(
    name = "accept",
    description = "Go on with an old copy of the records; what it lacks is put on the ledger.",
    mixinStandardHelpOptions = true)
final class LedgerAcceptCommand extends HouseCommand {

  LedgerAcceptCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    expect(house.transfers().acceptRecords(house.console()));
    screen.line("Accepted: the ledger goes on, and says what it lacks.");
    return ok();
  }
}
