package org.ecluse.app.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The texts of messages in one language, from a file beside this class. */
final class Texts {

  private final Properties texts = new Properties();
  private final String address;

  /**
   * Reads the texts.
   *
   * @param address where the service is reached, for people; may be empty
   */
  Texts(Language language, String address) {
    this.address = address;
    String file = "messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String subject(Message message) {
    return text(message, "subject");
  }

  String body(Message message) {
    String end = address.isEmpty() ? "" : fill(line("address"), Map.of("address", address));
    boolean isNamed = message.values().containsKey("files");
    String names = isNamed ? "\n" + fill(line("names"), message.values()) + "\n" : "";
    String signature = line(isNamed ? "signature.named" : "signature");
    return text(message, "body") + "\n" + names + end + "\n-- \n" + signature + "\n";
  }

  private String text(Message message, String part) {
    String key = message.kind().name().toLowerCase(Locale.ROOT) + "." + part;
    return fill(line(key), message.values());
  }

  private String line(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
