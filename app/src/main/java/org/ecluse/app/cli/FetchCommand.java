package org.ecluse.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.Backoff;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Fetching;
import org.ecluse.app.client.InboxEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecluse fetch}: takes deliveries out, over HTTPS; without an argument it only looks. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches deliveries, each of which can be taken out once.",
      "Without --all or a delivery it lists what waits and takes nothing."
    })
final class FetchCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @ArgGroup private @Nullable Choice choice;

  /** Everything or one. */
  static final class Choice {
    @Option(names = "--all", required = true, description = "Fetch everything that waits.")
    private boolean all;

    @Parameters(paramLabel = "DELIVERY", arity = "1", description = "The delivery to fetch.")
    private @Nullable String delivery;
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to put the files; the current directory if not given.")
  private Path directory = Path.of(".");

  @Option(
      names = "--force",
      description = "Replace a file of the same name instead of numbering the new one.")
  private boolean force;

  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() throws ClientException {
    try (Api api = connection.connect()) {
      List<InboxEntry> inbox = api.inbox();
      return choice == null ? list(inbox) : fetch(api, chosen(inbox, choice));
    }
  }

  private static List<InboxEntry> chosen(List<InboxEntry> inbox, Choice choice)
      throws ClientException {
    if (choice.all) {
      return inbox;
    }
    List<InboxEntry> one =
        inbox.stream().filter(entry -> entry.id().equals(choice.delivery)).toList();
    if (one.isEmpty()) {
      throw new ClientException("No such delivery waits for this pass.");
    }
    return one;
  }

  /** One delivery that fails does not keep the others from being fetched. */
  private int fetch(Api api, List<InboxEntry> deliveries) {
    Fetching fetching = new Fetching(api, ConsoleProgress.onTerminal(), Backoff.DOUBLING, force);
    List<Map<String, Object>> fetched = new ArrayList<>();
    for (InboxEntry delivery : deliveries) {
      try {
        Path file = fetching.fetch(delivery, directory);
        fetched.add(Map.of("delivery", delivery.id(), "file", file.toString()));
      } catch (ClientException e) {
        screen().warn(delivery.id() + ": " + e.getMessage());
      }
    }
    if (json.wanted()) {
      screen().json(Map.of("fetched", fetched));
    } else {
      fetched.forEach(row -> screen().line(Screen.cell(Objects.requireNonNull(row.get("file")))));
    }
    return fetched.size() == deliveries.size() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int list(List<InboxEntry> inbox) {
    if (json.wanted()) {
      screen().json(Map.of("deliveries", inbox.stream().map(FetchCommand::row).toList()));
    } else {
      screen().table(inbox.stream().map(FetchCommand::row).toList());
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> row(InboxEntry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", entry.id());
    row.put("transfer", entry.transfer());
    row.put("sender", entry.sender());
    row.put("name", entry.printableName());
    row.put("size", entry.sizeBytes());
    row.put("sha256", entry.sha256());
    row.put("expires", entry.expires());
    row.put("state", entry.state());
    return row;
  }

  private Screen screen() {
    return new Screen(command.commandLine().getOut(), command.commandLine().getErr());
  }
}
