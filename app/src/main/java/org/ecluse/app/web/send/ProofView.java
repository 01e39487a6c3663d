package org.ecluse.app.web.send;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A receipt as its page shows it.
 *
 * @param text the receipt itself
 * @param checkpoint the signed note that its entries are proven by
 */
public record ProofView(
    String text, String transfer, List<Line> deliveries, List<Entry> entries, String checkpoint) {

  /** One delivery's fields, by name. */
  public record Line(Map<?, ?> fields, String sha256) {

    /** Empty where it has not come so far. */
    public String text(String name) {
      return Optional.ofNullable(fields.get(name)).map(Object::toString).orElse("");
    }

    public Optional<Instant> time(String name) {
      try {
        return Optional.of(Instant.parse(text(name)));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    public long number(String name) {
      return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }
  }

  /** One entry of the ledger. */
  public record Entry(String seq, String body) {}

  static ProofView of(String text, Map<String, Object> payload) {
    Map<?, ?> hashes = payload.get("sha256") instanceof Map<?, ?> found ? found : Map.of();
    List<Line> deliveries = new ArrayList<>();
    for (Map<?, ?> delivery : maps(payload, "deliveries")) {
      Object hash = hashes.get(delivery.get("file"));
      deliveries.add(new Line(delivery, hash == null ? "" : hash.toString()));
    }
    List<Entry> entries =
        maps(payload, "evidence").stream()
            .map(entry -> new Entry(said(entry, "seq"), said(entry, "body")))
            .toList();
    return new ProofView(
        text, said(payload, "transfer"), deliveries, entries, said(payload, "checkpoint"));
  }

  private static String said(Map<?, ?> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString).orElse("");
  }

  private static List<Map<?, ?>> maps(Map<String, Object> payload, String name) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (payload.get(name) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
