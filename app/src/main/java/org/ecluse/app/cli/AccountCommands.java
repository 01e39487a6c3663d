package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse account …}. */
final class AccountCommands {

  private AccountCommands() {}

  @Command(
      name = "disable",
      description = "Take everything from an account; its running downloads stop.",
      mixinStandardHelpOptions = true)
  static final class Disable extends OrderCommand {

    @Parameters(paramLabel = "ID", description = "The account.")
    private AccountId id;

    Disable(Surroundings around) {
      super(around);
    }

    @Override
    String carryOut(House house) {
      expect(house.accountAdmin().disable(house.console(), id));
      return "Disabled " + id + ".";
    }
  }

  @Command(
      name = "enable",
      description = "Let a disabled account act again.",
      mixinStandardHelpOptions = true)
  static final class Enable extends HouseCommand {

    @Parameters(paramLabel = "ID", description = "The account.")
    private AccountId id;

    Enable(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      expect(house.accountAdmin().enable(house.console(), id));
      screen.line("Enabled " + id + ".");
      return ok();
    }
  }

  @Command(
      name = "mail",
      description = "Say where an account gets messages.",
      mixinStandardHelpOptions = true)
  static final class Mail extends HouseCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    private AccountId id;

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "ADDRESS",
        description = "The mail address; without one, nothing is sent.")
    private @Nullable String address;

    Mail(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      expect(house.accountAdmin().setMail(house.console(), id, Optional.ofNullable(address)));
      screen.line(
          address == null
              ? "No messages are sent to " + id + "."
              : "Messages to " + id + " are sent to " + address + ".");
      return ok();
    }
  }

  @Command(name = "list", description = "List all accounts.", mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      List<Map<String, Object>> accounts =
          expect(house.accountAdmin().accounts(house.console())).stream()
              .map(account -> Shapes.account(account, house.accounts().keys(account.ref())))
              .toList();
      screen.data(accounts, json);
      return ok();
    }
  }
}
