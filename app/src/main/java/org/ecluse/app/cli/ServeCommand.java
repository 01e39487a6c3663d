package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.ops.Logs;
import org.ecluse.app.wiring.Service;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code ecluse serve}. The parser is told its options here: reading them from annotations, as
 * other commands have it, would cost every start of the service a tenth of a second.
 */
final class ServeCommand implements Callable<Integer> {

  private final Surroundings around;
  private final OptionSpec home =
      StandardOptions.valued(HomeOption.NAME, HomeOption.LABEL, Path.class, HomeOption.DESCRIPTION);
  private final OptionSpec host = text("--host", "ADDR", "Address of both doors.");
  private final OptionSpec httpsPort =
      text("--https-port", "N", "Port of the HTTPS door; 0 picks a free one.");
  private final OptionSpec sftpPort =
      text("--sftp-port", "N", "Port of the SFTP door; 0 picks a free one.");
  private final OptionSpec opsPort =
      text("--ops-port", "N", "Port of health and metrics; 0 picks a free one, off for none.");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("serve");

  ServeCommand(Surroundings around) {
    this.around = around;
  }

  /** The command as the parser wants it. */
  CommandSpec spec() {
    spec.usageMessage().description("Run the service until it is told to stop (SIGTERM, SIGINT).");
    List.of(home, host, httpsPort, sftpPort, opsPort).forEach(spec::addOption);
    return StandardOptions.addTo(spec);
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Path home = HomeOption.choose(this.home.getValue(), around);
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

  private static OptionSpec text(String name, String label, String description) {
    return StandardOptions.valued(name, label, String.class, description);
  }

  private static void put(Map<String, String> options, String path, OptionSpec option) {
    String text = option.getValue();
    if (text != null) {
      options.put(path, text);
    }
  }
}
