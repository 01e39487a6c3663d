package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse key …}: the SSH public keys of an account. */
final class KeyCommands {

  private KeyCommands() {}

  @Command(name = "add", description = "Add a public key.", mixinStandardHelpOptions = true)
  static final class Add extends HouseCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    private AccountId id;

    @Parameters(index = "1", paramLabel = "FILE", description = "OpenSSH public key file.")
    private Path file;

    Add(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      SshKey key = expect(house.accountAdmin().addKey(house.console(), id, KeyFile.read(file)));
      screen.line("Added " + key.fingerprint() + ".");
      return ok();
    }
  }

  @Command(name = "list", description = "List public keys.", mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Parameters(paramLabel = "ID", description = "The account.")
    private AccountId id;

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      List<Map<String, Object>> keys =
          expect(house.accountAdmin().keys(house.console(), id)).stream().map(Shapes::key).toList();
      screen.data(keys, json);
      return ok();
    }
  }

  @Command(name = "revoke", description = "Take a key away.", mixinStandardHelpOptions = true)
  static final class Revoke extends OrderCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    private AccountId id;

    @Parameters(index = "1", paramLabel = "FINGERPRINT", description = "As key list prints it.")
    private String fingerprint;

    Revoke(Surroundings around) {
      super(around);
    }

    @Override
    String carryOut(House house) {
      expect(house.accountAdmin().revokeKey(house.console(), id, fingerprint));
      return "Revoked.";
    }
  }
}
