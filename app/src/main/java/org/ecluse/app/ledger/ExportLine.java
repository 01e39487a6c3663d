package org.ecluse.app.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of an export; {@code docs/ledger.md} has the format. */
sealed interface ExportLine {

  String FORMAT = "ecluse-ledger@v1";

  /** Its fields in their order. */
  Map<String, Object> fields();

  /**
   * The first line.
   *
   * @param key that signed the newest checkpoint, as a verifier key
   */
  record Header(String key) implements ExportLine {
    @Override
    public Map<String, Object> fields() {
      return ordered("format", FORMAT, "key", key);
    }
  }

  /** An entry; the link to the one before it follows from that. */
  record Entry(long seq, Instant at, String body) implements ExportLine {
    @Override
    public Map<String, Object> fields() {
      return ordered("seq", seq, "at", at.toString(), "body", body);
    }
  }

  /** An entry whose fact was erased: the link before it, its leaf and its link, in hexadecimal. */
  record Erased(long seq, String prev, String leaf, String link) implements ExportLine {
    @Override
    public Map<String, Object> fields() {
      return ordered("seq", seq, "prev", prev, "leaf", leaf, "link", link);
    }
  }

  /** A checkpoint. */
  record Signed(String note) implements ExportLine {
    @Override
    public Map<String, Object> fields() {
      return ordered("checkpoint", note);
    }
  }

  /** The last line: how many there are of the others. */
  record End(long entries, long checkpoints) implements ExportLine {
    @Override
    public Map<String, Object> fields() {
      return ordered("entries", entries, "checkpoints", checkpoints);
    }
  }

  default String text() {
    return FlatJson.text(fields());
  }

  /** Reads the one way in which {@link #text} writes a line; empty for anything else. */
  static Optional<ExportLine> parse(String text) {
    return FlatJson.parse(text).flatMap(ExportLine::of).filter(line -> line.text().equals(text));
  }

  private static Optional<ExportLine> of(Map<String, Object> fields) {
    return switch (List.copyOf(fields.values())) {
      case List<Object> v when v.size() == 1 && v.get(0) instanceof String note ->
          Optional.of(new Signed(note));
      case List<Object> v when v.size() == 2 && v.get(1) instanceof String key ->
          Optional.of(new Header(key));
      case List<Object> v
          when v.size() == 2
              && v.get(0) instanceof Long entries
              && v.get(1) instanceof Long checkpoints ->
          Optional.of(new End(entries, checkpoints));
      case List<Object> v
          when v.size() == 3
              && v.get(0) instanceof Long seq
              && v.get(1) instanceof String at
              && v.get(2) instanceof String body ->
          instant(at).map(instant -> new Entry(seq, instant, body));
      case List<Object> v
          when v.size() == 4
              && v.get(0) instanceof Long seq
              && v.get(1) instanceof String prev
              && v.get(2) instanceof String leaf
              && v.get(3) instanceof String link ->
          Optional.of(new Erased(seq, prev, leaf, link));
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> instant(String text) {
    try {
      Instant instant = Instant.parse(text);
      var _ = LedgerEntry.nanos(instant);
      return Optional.of(instant);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
