package org.ecluse.app.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How this installation is called by browsers.
 *
 * @param name the one DNS name that passkeys are made for; they work under no other
 * @param port of the HTTPS door, 0 where it is not fixed
 * @param invitationLife how long an invitation can be taken up
 */
public record Site(String name, int port, Duration invitationLife) {

  /** What browsers let a page on the same machine be called. */
  private static final String LOCAL = "localhost";

  private static final Pattern DNS_NAME = Pattern.compile("(?i)[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");
  private static final int HTTPS_PORT = 443;

  /** Takes the first name that is no address: passkeys are for names only. */
  public static Site of(List<String> names, String host, int port, Duration invitationLife) {
    String name =
        names.stream()
            .filter(each -> DNS_NAME.matcher(each).matches())
            .findFirst()
            .orElse(DNS_NAME.matcher(host).matches() ? host : LOCAL);
    return new Site(name, port, invitationLife);
  }

  /** Where a browser finds it. */
  public URI address() {
    return URI.create("https://" + name + (port == HTTPS_PORT || port == 0 ? "" : ":" + port));
  }
}
