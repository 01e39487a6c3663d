package org.ecluse.app.https;

import java.util.List;
import org.ecluse.app.https.wire.WireSettings;

/**
 * Where the HTTPS door listens and what it bears.
 *
 * @param host address to listen on; {@code 0.0.0.0} for all
 * @param port 0 picks a free one
 * @param names further DNS names or addresses for a certificate that is made at first start
 * @param wire limits of connections
 */
public record HttpsSettings(String host, int port, List<String> names, WireSettings wire) {

  public static final int DEFAULT_PORT = 8443;

  public static final HttpsSettings DEFAULT =
      new HttpsSettings("127.0.0.1", DEFAULT_PORT, List.of(), WireSettings.DEFAULT);

  public HttpsSettings {
    names = List.copyOf(names);
  }

  /** The defaults at another address. */
  public static HttpsSettings at(String host, int port) {
    return new HttpsSettings(host, port, List.of(), WireSettings.DEFAULT);
  }
}
