package org.ecluse.app.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ecluse.policy.access.Role;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The root of the command line: {@code ecluse COMMAND}. */
public final class Main {

  /** The one command that describes all the others. */
  private static final String NEEDS_ALL = "generate-completion";

  private static final Map<String, String> EXIT_CODES =
      new TreeMap<>(Map.of("0", "success", "1", "refused or failed", "2", "wrong usage"));

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // What is printed is read by programs too: one form of numbers, whoever runs it.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(commandLine(Surroundings.ofThisProcess(), args).execute(args));
  }

  /**
   * All commands by name, in the order of the help text. Each is made when it is needed: reading
   * the annotations of all of them costs a start a tenth of its time.
   */
  private static Map<String, Supplier<Object>> commands(Surroundings around) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", () -> new ServeCommand(around).spec());
    commands.put("admin", () -> role(around, Role.ADMIN, "Accounts that administer."));
    commands.put("sender", () -> role(around, Role.SENDER, "Accounts that send."));
    commands.put("recipient", () -> role(around, Role.RECIPIENT, "Accounts that receive."));
    commands.put(
        "account",
        () ->
            group(
                "account",
                "Accounts of every kind.",
                new AccountCommands.Show(around),
                new AccountCommands.Disable(around),
                new AccountCommands.Enable(around),
                new AccountCommands.Mail(around)));
    commands.put(
        "key",
        () ->
            group(
                "key",
                "SSH public keys of an account.",
                new KeyCommands.Add(around),
                new KeyCommands.Show(around),
                new KeyCommands.Revoke(around)));
    commands.put(
        "pass",
        () ->
            group(
                "pass",
                "Passes: signed tokens that open the doors.",
                new PassCommands.Issue(around),
                new PassCommands.Show(around),
                new PassCommands.Revoke(around),
                new PassCommands.Rotate(around)));
    commands.put("invite", () -> new InviteCommand(around));
    commands.put(
        "session",
        () ->
            group(
                "session",
                "Persons who are signed in.",
                new SessionCommands.Show(around),
                new SessionCommands.Revoke(around)));
    commands.put("transfers", () -> new TransferCommands.Show(around));
    commands.put("show", () -> new ShowCommand(around));
    commands.put("revoke", () -> new RevokeCommand(around));
    commands.put("open", () -> new GuardCommands.Open(around));
    commands.put("unfreeze", () -> new GuardCommands.Unfreeze(around));
    commands.put("inventory", () -> new InventoryCommand(around));
    commands.put("reissue", () -> new TransferCommands.Reissue(around));
    commands.put("send", SendCommand::new);
    commands.put("fetch", FetchCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put(
        "clock",
        () ->
            group(
                "clock",
                "The time that everything goes by.",
                new ClockCommands.Show(around),
                new ClockCommands.Confirm(around)));
    commands.put(
        "ledger",
        () ->
            group(
                "ledger",
                "The list of facts.",
                new LedgerVerifyCommand(around),
                new LedgerExportCommand(around),
                new LedgerKeyCommand(around),
                new LedgerAcceptCommand(around)));
    commands.put("receipt", () -> new ReceiptCommand(around));
    commands.put("exposure", () -> new ExposureCommand(around));
    commands.put("doctor", () -> new DoctorCommand(around));
    commands.put("fsck", () -> new FsckCommand(around));
    // No method reference: the start cache cannot keep one to a class of the library.
    commands.put("generate-completion", () -> new GenerateCompletion());
    return commands;
  }

  /** The whole command line, for help and for what is not a command. */
  static CommandLine commandLine(Surroundings around) {
    return commandLine(commands(around).values());
  }

  /** The command line for these arguments: only the command that they name. */
  static CommandLine commandLine(Surroundings around, String[] args) {
    Map<String, Supplier<Object>> commands = commands(around);
    Supplier<Object> named =
        args.length == 0 || NEEDS_ALL.equals(args[0]) ? null : commands.get(args[0]);
    return commandLine(named == null ? commands.values() : List.of(named));
  }

  private static CommandLine commandLine(Collection<Supplier<Object>> commands) {
    CommandLine root = new CommandLine(root());
    commands.forEach(command -> root.addSubcommand(command.get()));
    Complaints complaints = new Complaints();
    return Converters.register(root)
        .setExecutionExceptionHandler(complaints)
        .setParameterExceptionHandler(complaints);
  }

  private static CommandSpec root() {
    CommandSpec spec = CommandSpec.create().name("ecluse").version("ecluse 0.1.0");
    spec.usageMessage()
        .description("File transfer that keeps nothing: one recipient takes a file out once.")
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    return StandardOptions.addTo(spec);
  }

  private static CommandLine role(Surroundings around, Role role, String description) {
    return group(role.word(), description, new AddAccount(around, role));
  }

  /** A command that only holds others. */
  private static CommandLine group(String name, String description, Object... commands) {
    CommandSpec spec = StandardOptions.addTo(CommandSpec.create().name(name));
    spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    CommandLine group = new CommandLine(spec);
    for (Object command : commands) {
      group.addSubcommand(command);
    }
    return group;
  }
}
