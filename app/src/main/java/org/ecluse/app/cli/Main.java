package org.ecluse.app.cli;

import java.util.List;
import java.util.stream.Stream;
import org.ecluse.policy.access.Role;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The root of the command line: {@code ecluse COMMAND}. */
@Command(
    name = "ecluse",
    mixinStandardHelpOptions = true,
    version = "ecluse 0.1.0",
    description = "File transfer that keeps nothing: one recipient takes a file out once.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:refused or failed", "2:wrong usage"})
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(Surroundings.ofThisProcess()).execute(args));
  }

  /** All commands, in the order of the help text. */
  private static List<CommandLine> commands(Surroundings around) {
    return Stream.of(
            new ServeCommand(around),
            role(around, Role.ADMIN, "Accounts that administer."),
            role(around, Role.SENDER, "Accounts that send."),
            role(around, Role.RECIPIENT, "Accounts that receive."),
            group(
                "account",
                "Accounts of every kind.",
                new AccountCommands.Show(around),
                new AccountCommands.Disable(around),
                new AccountCommands.Enable(around)),
            group(
                "key",
                "SSH public keys of an account.",
                new KeyCommands.Add(around),
                new KeyCommands.Show(around),
                new KeyCommands.Revoke(around)),
            group(
                "pass",
                "Passes: signed tokens that open the doors.",
                new PassCommands.Issue(around),
                new PassCommands.Show(around),
                new PassCommands.Revoke(around),
                new PassCommands.Rotate(around)),
            new TransferCommands.Show(around),
            new ShowCommand(around),
            new RevokeCommand(around),
            new TransferCommands.Reissue(around),
            new SendCommand(),
            new FetchCommand(),
            new DemoCommand(),
            group("ledger", "The list of facts.", new LedgerVerifyCommand(around)),
            new DoctorCommand(around),
            new FsckCommand(around),
            new GenerateCompletion())
        .map(command -> command instanceof CommandLine ready ? ready : new CommandLine(command))
        .toList();
  }

  static CommandLine commandLine(Surroundings around) {
    CommandLine root = new CommandLine(new Main());
    for (CommandLine command : commands(around)) {
      root.addSubcommand(command);
    }
    Complaints complaints = new Complaints();
    return Converters.register(root)
        .setExecutionExceptionHandler(complaints)
        .setParameterExceptionHandler(complaints);
  }

  private static CommandLine role(Surroundings around, Role role, String description) {
    return group(role.word(), description, new AddAccount(around, role));
  }

  /** A command that only holds others. */
  private static CommandLine group(String name, String description, Object... commands) {
    CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
    spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    CommandLine group = new CommandLine(spec);
    for (Object command : commands) {
      group.addSubcommand(command);
    }
    return group;
  }
}
