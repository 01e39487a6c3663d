package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.app.signin.Invitation;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse invite ID}. */
@Command(
    name = "invite",
    description = "Print a link with which a sender or admin chooses anew how to sign in.",
    mixinStandardHelpOptions = true)
final class InviteCommand extends HouseCommand {

  @Parameters(paramLabel = "ID", description = "The account.")
  private AccountId id;

  @Mixin private final PageAddress address = new PageAddress();

  @Mixin private final JsonOption json = new JsonOption();

  InviteCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    Invitation invitation = expect(house.signIn().invitations().invite(house.console(), id));
    if (json.wanted()) {
      screen.json(shape(house, invitation, address));
    } else {
      print(screen, house, invitation, address);
    }
    return ok();
  }

  static void print(Screen screen, House house, Invitation invitation, PageAddress address) {
    screen.line(address.link(house, invitation));
    screen.warn(
        "this link is shown once, works once and until %s; whoever has it signs in as %s."
            .formatted(invitation.expiresAt(), invitation.account().id()));
  }

  static Map<String, Object> shape(House house, Invitation invitation, PageAddress address) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("account", invitation.account().id());
    shape.put("link", address.link(house, invitation));
    shape.put("expires", invitation.expiresAt());
    return shape;
  }
}
