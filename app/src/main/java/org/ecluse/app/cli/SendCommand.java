package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Json;
import org.ecluse.app.client.Sending;
import org.ecluse.app.client.TransferWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecluse send}: sends files as one transfer, over HTTPS. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = "Sends files to recipients, each of whom can take each file out once.")
final class SendCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to send.")
  private List<Path> files = List.of();

  @Option(
      names = "--to",
      paramLabel = "ID",
      required = true,
      split = ",",
      description = "Account ids of the recipients.")
  private List<String> recipients = List.of();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description =
          "How long it can be taken, such as 90m, 24h or 3d; else the service's standard.")
  private @Nullable String expires;

  @Option(names = "--purpose", paramLabel = "TEXT", description = "What it is sent for.")
  private @Nullable String purpose;

  @Option(
      names = "--category",
      paramLabel = "TEXT",
      description = "Which kind of data it is, in the words of the service's rules.")
  private @Nullable String category;

  @Option(
      names = "--persons",
      paramLabel = "N",
      description = "About how many persons it concerns.")
  private @Nullable Long persons;

  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() throws ClientException {
    try (Api api = connection.connect()) {
      String transfer = new Sending(api, ConsoleProgress.onTerminal()).send(files, wish());
      print(transfer);
      return ExitCode.OK;
    }
  }

  private TransferWish wish() {
    return new TransferWish(
        recipients,
        Optional.ofNullable(expires),
        Optional.ofNullable(purpose),
        Optional.ofNullable(category),
        persons == null ? OptionalLong.empty() : OptionalLong.of(persons));
  }

  private void print(String transfer) {
    PrintWriter out = command.commandLine().getOut();
    out.println(json.wanted() ? Json.text(Map.of("transfer", transfer)) : transfer);
  }
}
