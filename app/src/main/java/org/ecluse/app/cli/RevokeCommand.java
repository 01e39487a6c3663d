package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import org.ecluse.app.transfer.Caller;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.outcome.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ecluse revoke ID}. */
@Command(
    name = "revoke",
    description = "Stop a transfer, a delivery, a pass or an account, whichever the id names.",
    mixinStandardHelpOptions = true)
final class RevokeCommand extends OrderCommand {

  @Parameters(paramLabel = "ID", description = "t-…, d-…, p-… or an account's id.")
  private Named named;

  RevokeCommand(Surroundings around) {
    super(around);
  }

  @Override
  String carryOut(House house) {
    Caller console = house.console();
    Outcome<?> outcome =
        switch (named) {
          case Named.OfTransfer(var id) -> house.transfers().revoke(console, id);
          case Named.OfDelivery(var id) -> house.transfers().revoke(console, id);
          case Named.OfPass(var id) -> house.passes().revoke(console, id);
          case Named.OfAccount(var id) -> house.accountAdmin().disable(console, id);
        };
    expect(outcome);
    return "Revoked.";
  }
}
