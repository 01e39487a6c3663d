package org.ecluse.app.https;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the framework is told; everything that is not said here has its default. */
final class DoorProperties {

  /** A request's JSON; files stream and have their limit from the operator's rules. */
  private static final int MAX_JSON_BYTES = 256 << 10;

  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final int MAX_LINE_BYTES = 8 << 10;
  private static final int MAX_PIECE_BYTES = 64 << 10;

  private DoorProperties() {}

  static Map<String, Object> of(HttpsSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("micronaut.application.name", "ecluse");
    server(properties, settings);
    threads(properties);
    properties.put("micronaut.serde.serialization.inclusion", "NON_NULL");
    // A misspelt "expires" must not become the default expiry.
    properties.put("micronaut.serde.deserialization.ignore-unknown", false);
    properties.put("micronaut.security.token.bearer.enabled", false);
    properties.put("micronaut.security.token.cookie.enabled", false);
    properties.put("micronaut.security.basic-auth.enabled", false);
    return properties;
  }

  private static void server(Map<String, Object> properties, HttpsSettings settings) {
    String server = "micronaut.server.";
    properties.put(server + "host", settings.host());
    // The framework's own spelling of "any free port". TLS is wire.ConnectionSetup's.
    properties.put(server + "port", settings.port() == 0 ? -1 : settings.port());
    properties.put(server + "max-request-size", Long.MAX_VALUE);
    properties.put(server + "max-request-buffer-size", MAX_JSON_BYTES);
    // Else the framework refuses forms with files before body.FormParts sees them.
    properties.put(server + "multipart.enabled", true);
    properties.put(server + "log-handled-exceptions", false);
    properties.put(server + "idle-timeout", "-1s"); // see wire.Pace
    String netty = server + "netty.";
    properties.put(netty + "max-header-size", MAX_HEAD_BYTES);
    properties.put(netty + "max-initial-line-length", MAX_LINE_BYTES);
    properties.put(netty + "max-chunk-size", MAX_PIECE_BYTES);
    properties.put(netty + "compression-threshold", -1);
    properties.put(netty + "request-decompression-enabled", false);
    properties.put(netty + "keep-alive-on-server-error", false);
  }

  private static void threads(Map<String, Object> properties) {
    for (String group : List.of("default", "parent")) {
      String prefix = "micronaut.netty.event-loops." + group + ".";
      properties.put(prefix + "prefer-native-transport", true);
      properties.put(prefix + "shutdown-quiet-period", "0ms");
      properties.put(prefix + "shutdown-timeout", "2s");
    }
    properties.put("micronaut.netty.event-loops.parent.num-threads", 1);
    // Groups and server must agree on the transport, or the channel refuses its event loop.
    for (Map.Entry<String, String> role :
        Map.of("parent", "parent", "worker", "default").entrySet()) {
      String prefix = "micronaut.server.netty." + role.getKey() + ".";
      properties.put(prefix + "event-loop-group", role.getValue());
      properties.put(prefix + "prefer-native-transport", true);
    }
  }
}
