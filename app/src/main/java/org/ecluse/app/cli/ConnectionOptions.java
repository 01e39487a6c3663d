package org.ecluse.app.cli;

import java.nio.file.Path;
import org.ecluse.app.client.Api;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Server;
import org.ecluse.app.client.Trust;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which service, with which pass, believing whom. */
final class ConnectionOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:ECLUSE_URL}",
      description = "Where the service is, https://HOST:PORT; else ECLUSE_URL.")
  private @Nullable String url;

  @Option(
      names = "--pass",
      paramLabel = "PASS",
      defaultValue = "${env:ECLUSE_PASS}",
      description = "The pass; better given as ECLUSE_PASS, which other users cannot see.")
  private @Nullable String pass;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      defaultValue = "${env:ECLUSE_CACERT}",
      description = "Certificate (PEM) to believe instead of the system's; else ECLUSE_CACERT.")
  private @Nullable Path cacert;

  @Option(
      names = "--insecure",
      description = "Believe any certificate: anybody in between may read along.")
  private boolean insecure;

  /** Connects; wrong or missing options are wrong usage. */
  Api connect() throws ClientException {
    return new Api(server(), required(pass, "--pass", "ECLUSE_PASS"), trust());
  }

  private Server server() {
    String text = required(url, "--url", "ECLUSE_URL");
    try {
      return Server.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage("--url: " + e.getMessage());
    }
  }

  private Trust trust() {
    if (insecure) {
      return new Trust.Anybody();
    }
    return cacert == null || cacert.toString().isBlank()
        ? new Trust.Authorities()
        : new Trust.Pinned(cacert);
  }

  private String required(@Nullable String value, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw usage("Give " + option + " or set " + variable + ".");
    }
    return value;
  }

  private ParameterException usage(String sentence) {
    return new CommandLine.ParameterException(command.commandLine(), sentence);
  }
}
