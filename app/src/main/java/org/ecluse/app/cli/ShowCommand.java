package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.List;
import java.util.Map;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.PassId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse show ID}. */
@Command(
    name = "show",
    description = "Show a transfer, a delivery, a pass or an account, whichever the id names.",
    mixinStandardHelpOptions = true)
final class ShowCommand extends HouseCommand {

  @Parameters(paramLabel = "ID", description = "t-…, d-…, p-… or an account's id.")
  private Named named;

  @Mixin private final JsonOption json = new JsonOption();

  ShowCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    Caller console = house.console();
    Map<String, Object> shape =
        switch (named) {
          case Named.OfTransfer(var id) ->
              Shapes.transfer(expect(house.transfers().show(console, id)));
          case Named.OfDelivery(var id) ->
              Shapes.delivery(expect(house.transfers().look(console, id)));
          case Named.OfPass(var id) -> pass(house, id);
          case Named.OfAccount(var id) -> account(house, id);
        };
    if (json.wanted()) {
      screen.json(shape);
    } else {
      shape.forEach((key, value) -> property(screen, key, value));
    }
    return ok();
  }

  /** A list of objects becomes a table below its key, anything else one line. */
  @SuppressWarnings("unchecked")
  private static void property(Screen screen, String key, Object value) {
    if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map) {
      screen.line(key + ":");
      screen.table((List<Map<String, ?>>) value);
    } else {
      screen.line(key + ": " + Screen.cell(value));
    }
  }

  private static Map<String, Object> pass(House house, PassId id) {
    return house
        .accounts()
        .pass(id)
        .flatMap(
            pass ->
                house
                    .accounts()
                    .find(pass.account())
                    .map(account -> Shapes.pass(pass, account.id().value())))
        .orElseThrow(() -> new Failure(Sentences.of(Refusal.notFound())));
  }

  private static Map<String, Object> account(House house, AccountId id) {
    return house
        .accounts()
        .find(id)
        .map(account -> Shapes.account(account, house.accounts().keys(account.ref())))
        .orElseThrow(() -> new Failure(Sentences.of(Refusal.notFound())));
  }
}
