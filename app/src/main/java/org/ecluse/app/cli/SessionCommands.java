package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.List;
import java.util.Map;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.transfer.SessionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse session …}: persons who are signed in. */
final class SessionCommands {

  private SessionCommands() {}

  @Command(name = "list", description = "List who is signed in.", mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      List<Map<String, Object>> sessions =
          expect(house.personSessions().list(house.console())).stream()
              .map(session -> Shapes.session(session, name(house, session)))
              .toList();
      screen.data(sessions, json);
      return ok();
    }

    private static String name(House house, SessionRecord session) {
      return house
          .accounts()
          .find(session.account())
          .map(Account::id)
          .map(Object::toString)
          .orElse("unknown");
    }
  }

  @Command(name = "revoke", description = "Sign somebody out.", mixinStandardHelpOptions = true)
  static final class Revoke extends OrderCommand {

    @Parameters(paramLabel = "ID", description = "s-…, as session list prints it.")
    private SessionId id;

    Revoke(Surroundings around) {
      super(around);
    }

    @Override
    String carryOut(House house) {
      expect(house.personSessions().end(house.console(), id));
      return "Revoked.";
    }
  }
}
