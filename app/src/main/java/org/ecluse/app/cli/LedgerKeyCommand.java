package org.ecluse.app.cli;

import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;

/** {@code ecluse ledger key}. */
@Command(
    name = "key",
    description =
        "Print the public key of the ledger's checkpoints and receipts; keep it elsewhere.",
    mixinStandardHelpOptions = true)
final class LedgerKeyCommand extends HouseCommand {

  LedgerKeyCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    screen.line(house.notary().publicKey().toString());
    return ok();
  }
}
