package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.Backoff;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Fetching;
import org.ecluse.app.client.InboxEntry;
import org.ecluse.app.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

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

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Api api = connection.connect()) {
      List<InboxEntry> inbox = api.inbox();
      return choice == null ? list(inbox) : fetch(api, chosen(inbox, choice));
    } catch (ClientException e) {
      return Remarks.failure(command, e.getMessage());
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
    int exit = 0;
    for (InboxEntry delivery : deliveries) {
      try {
        Path file = fetching.fetch(delivery, directory);
        fetched.add(Map.of("delivery", delivery.id(), "file", file.toString()));
        printUnlessJson(file.toString());
      } catch (ClientException e) {
        exit = Remarks.failure(command, delivery.id() + ": " + e.getMessage());
      }
    }
    if (json) {
      out().println(Json.text(Map.of("fetched", fetched)));
    }
    return exit;
  }

  private int list(List<InboxEntry> inbox) {
    if (json) {
      List<Map<String, Object>> rows = inbox.stream().map(FetchCommand::row).toList();
      out().println(Json.text(Map.of("deliveries", rows)));
    } else {
      inbox.forEach(e -> out().println(Remarks.line(e)));
    }
    return 0;
  }

  private static Map<String, Object> row(InboxEntry entry) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", entry.id());
    row.put("transfer", entry.transfer());
    row.put("sender", entry.sender());
    row.put("name", entry.name());
    row.put("size", entry.sizeBytes());
    row.put("sha256", entry.sha256());
    row.put("expires", entry.expires());
    row.put("state", entry.state());
    return row;
  }

  private void printUnlessJson(String line) {
    if (!json) {
      out().println(line);
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
