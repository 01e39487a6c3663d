package org.ecluse.app.cli;

import java.net.URI;
import org.ecluse.app.signin.Invitation;
import org.ecluse.app.wiring.House;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --url}, in commands that print links to pages. */
final class PageAddress {

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:ECLUSE_URL}",
      description = "Where people find the pages (default: by https.names and https.port).")
  private @Nullable URI url;

  /** The secret is behind the hash sign: browsers do not send that part to anybody. */
  String link(House house, Invitation invitation) {
    URI base = url == null ? house.signIn().site().address() : url;
    return base.resolve("/enrol") + "#" + invitation.secret();
  }
}
