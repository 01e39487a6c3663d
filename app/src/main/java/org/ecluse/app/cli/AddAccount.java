package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.signin.Invitation;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse admin|sender|recipient add}. */
@Command(name = "add", description = "Make an account.", mixinStandardHelpOptions = true)
final class AddAccount extends HouseCommand {

  private final Role role;

  @Parameters(paramLabel = "ID", description = "The account's id, also its SFTP user name.")
  private AccountId id;

  @Option(names = "--name", paramLabel = "TEXT", description = "The name that people read.")
  private @Nullable String name;

  @Option(
      names = "--ssh-key",
      paramLabel = "FILE",
      description = "OpenSSH public key that opens the account; may be repeated.")
  private List<Path> keyFiles = new ArrayList<>();

  @Mixin private final PageAddress address = new PageAddress();

  @Mixin private final JsonOption json = new JsonOption();

  AddAccount(Surroundings around, Role role) {
    super(around);
    this.role = role;
  }

  @Override
  boolean mayMakeHome() {
    return true;
  }

  @Override
  int run(House house, Screen screen) {
    List<String> keys = keyFiles.stream().map(KeyFile::read).toList();
    Account account =
        expect(
            house.accountAdmin().add(house.console(), id, role, Optional.ofNullable(name), keys));
    Optional<Invitation> invitation = mayNeedOne() ? Optional.of(invite(house)) : Optional.empty();
    tell(house, screen, account, invitation);
    return ok();
  }

  /** Admins are persons, senders without a key too; recipients show a pass or a key. */
  private boolean mayNeedOne() {
    return switch (role) {
      case ADMIN -> true;
      case SENDER -> keyFiles.isEmpty();
      case RECIPIENT -> false;
    };
  }

  private Invitation invite(House house) {
    return expect(house.signIn().invitations().invite(house.console(), id));
  }

  private void tell(House house, Screen screen, Account account, Optional<Invitation> invitation) {
    if (json.wanted()) {
      Map<String, Object> shape = Shapes.account(account, house.accounts().keys(account.ref()));
      invitation.ifPresent(
          each -> shape.put("invitation", InviteCommand.shape(house, each, address)));
      screen.json(shape);
      return;
    }
    screen.line("Added %s %s (%s).".formatted(role.word(), account.id(), account.ref()));
    invitation.ifPresent(each -> InviteCommand.print(screen, house, each, address));
  }
}
