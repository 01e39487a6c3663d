package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.pass.IssuedPass;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse pass …}. */
final class PassCommands {

  private PassCommands() {}

  @Command(
      name = "issue",
      description = "Issue a pass and print its token, which is shown this once.",
      mixinStandardHelpOptions = true)
  static final class Issue extends HouseCommand {

    @Parameters(paramLabel = "ID", description = "The account whose pass it will be.")
    private AccountId id;

    @Option(
        names = "--transfer",
        paramLabel = "T",
        description = "The only transfer it reaches; may be repeated (default: all).")
    private @Nullable List<TransferId> transfers;

    @Option(
        names = "--door",
        paramLabel = "https|sftp",
        description = "The only door it opens; may be repeated (default: both).")
    private @Nullable List<Door> doors;

    @Option(names = "--ttl", paramLabel = "24h", description = "How long it lives.")
    private @Nullable Duration ttl;

    Issue(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      PassRequest wish =
          new PassRequest(
              id,
              Optional.ofNullable(transfers).map(Set::copyOf),
              doors == null ? EnumSet.allOf(Door.class) : Set.copyOf(doors),
              Optional.ofNullable(ttl));
      IssuedPass issued = expect(house.passes().issue(house.console(), wish));
      screen.line(issued.token());
      return ok();
    }
  }

  @Command(
      name = "revoke",
      description = "Withdraw a pass; its running downloads stop.",
      mixinStandardHelpOptions = true)
  static final class Revoke extends OrderCommand {

    @Parameters(paramLabel = "JTI", description = "The pass's id, p-….")
    private PassId id;

    Revoke(Surroundings around) {
      super(around);
    }

    @Override
    String carryOut(House house) {
      expect(house.passes().revoke(house.console(), id));
      return "Revoked " + id + ".";
    }
  }

  @Command(
      name = "list",
      description = "List the passes that have not expired.",
      mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      List<Map<String, Object>> passes =
          expect(house.passes().list(house.console())).stream()
              .map(pass -> Shapes.pass(pass, holder(house, pass)))
              .toList();
      screen.data(passes, json);
      return ok();
    }

    private static String holder(House house, PassRecord pass) {
      return house
          .accounts()
          .find(pass.account())
          .map(account -> account.id().value())
          .orElseGet(() -> pass.account().toString());
    }
  }

  @Command(
      name = "rotate",
      description = "Make a new signing key; passes issued before stay good until they end.",
      mixinStandardHelpOptions = true)
  static final class Rotate extends HouseCommand {

    Rotate(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      screen.line(
          "Passes are now signed by " + expect(house.passes().rotate(house.console())) + ".");
      return ok();
    }
  }
}
