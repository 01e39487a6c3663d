package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.ops.Logs;
import org.ecluse.app.wiring.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecluse serve}. */
@Command(
    name = "serve",
    description = "Run the service until it is told to stop (SIGTERM, SIGINT).",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private final Surroundings around;

  @Mixin private final HomeOption homeOption = new HomeOption();

  @Option(names = "--host", paramLabel = "ADDR", description = "Address of both doors.")
  private @Nullable String host;

  @Option(
      names = "--https-port",
      paramLabel = "N",
      description = "Port of the HTTPS door; 0 picks a free one.")
  private @Nullable String httpsPort;

  @Option(
      names = "--sftp-port",
      paramLabel = "N",
      description = "Port of the SFTP door; 0 picks a free one.")
  private @Nullable String sftpPort;

  @Option(
      names = "--ops-port",
      paramLabel = "N",
      description = "Port of health and metrics; 0 picks a free one, off for none.")
  private @Nullable String opsPort;

  @Spec private CommandSpec spec;

  ServeCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path home = homeOption.in(around);
    Settings settings =
        SettingsReader.read(
            home, around.environment(), options(), text -> err.println("ecluse: " + text));
    Logs.apply(settings.log());
    Service service = Service.start(home, settings);
    StopSignal.closes(service);
    if (!service.isOpen()) {
      err.println(
          "ecluse: The doors stay closed: the ledger lacks entries that a checkpoint speaks of; put"
              + " the newer home back, or run: ecluse ledger accept");
      err.flush();
    }
    service.awaitOpen();
    out.println("ready " + service.address());
    out.flush();
    StopSignal.await();
    return ExitCode.OK;
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    put(options, "https.host", host);
    put(options, "sftp.host", host);
    put(options, "https.port", httpsPort);
    put(options, "sftp.port", sftpPort);
    put(options, "ops.port", opsPort);
    return options;
  }

  private static void put(Map<String, String> options, String path, @Nullable String text) {
    if (text != null) {
      options.put(path, text);
    }
  }
}
