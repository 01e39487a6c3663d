package org.ecluse.app.exposure;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer: what was readable, and how much it was.
 *
 * @param readable what could be read in that time, or was touched where somebody was asked for
 * @param begins the time before which facts were erased, so that nothing can be told of it
 * @param noise how many deliveries had ended before: their key was destroyed, so that a copy of
 *     their bytes is worth nothing
 * @param persons declared for the transfers among the readable, each transfer once
 * @param undeclared for how many of these transfers nobody declared persons
 * @param records lines of CSV counted in the files among the readable, each file once
 */
public record Exposure(
    Question question,
    Optional<Instant> begins,
    List<Row> readable,
    long noise,
    long persons,
    long undeclared,
    long records) {

  /** The names under which a row is told, in their order. */
  static final List<String> COLUMNS =
      List.of(
          "delivery",
          "transfer",
          "file",
          "sender",
          "recipient",
          "size_bytes",
          "from",
          "state",
          "identities",
          "origins",
          "persons",
          "records");

  public Exposure {
    readable = List.copyOf(readable);
  }

  /**
   * One delivery, or one file of which nothing was sent in that time.
   *
   * @param delivery empty where it was not sent
   * @param recipient empty where it was not sent
   * @param from since when the file could be read, for whomever it then was
   * @param state {@code live} at the end of the period, or why it ended within it
   * @param identities who held it, and {@code origins} where they read it from, ever
   * @param persons declared for its transfer
   * @param records lines of CSV in its file
   */
  public record Row(
      String delivery,
      String transfer,
      String file,
      String sender,
      String recipient,
      long sizeBytes,
      Instant from,
      String state,
      List<String> identities,
      List<String> origins,
      OptionalLong persons,
      OptionalLong records) {

    public boolean isSent() {
      return !delivery.isEmpty();
    }

    /** Under names for JSON; a number that nobody gave is not there. */
    public Map<String, Object> shape() {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("delivery", delivery);
      shape.put("transfer", transfer);
      shape.put("file", file);
      shape.put("sender", sender);
      shape.put("recipient", recipient);
      shape.put("size_bytes", sizeBytes);
      shape.put("from", from.toString());
      shape.put("state", state);
      shape.put("identities", identities);
      shape.put("origins", origins);
      persons.ifPresent(number -> shape.put("persons", number));
      records.ifPresent(number -> shape.put("records", number));
      return shape;
    }

    /** The same under every name of {@link #COLUMNS}, and this word for what is not there. */
    public Map<String, Object> cells(String nothing) {
      Map<String, Object> shape = shape();
      Map<String, Object> cells = new LinkedHashMap<>();
      for (String column : COLUMNS) {
        Object value = shape.getOrDefault(column, "");
        cells.put(column, "".equals(value) || List.of().equals(value) ? nothing : value);
      }
      return cells;
    }
  }

  /** Answers a question by a history. */
  public static Exposure of(History history, Question question) {
    List<Row> rows = told(history, question).map(life -> row(history, question, life)).toList();
    long noise =
        history.lives().stream()
            .filter(life -> life.isDelivery() && life.wasNoise(question.from()))
            .count();
    Set<String> transfers = new HashSet<>();
    Set<String> files = new HashSet<>();
    long persons = 0;
    long undeclared = 0;
    long records = 0;
    for (Row row : rows) {
      if (transfers.add(row.transfer())) {
        persons += row.persons().orElse(0);
        undeclared += row.persons().isEmpty() ? 1 : 0;
      }
      if (files.add(row.file())) {
        records += row.records().orElse(0);
      }
    }
    return new Exposure(question, history.begins(), rows, noise, persons, undeclared, records);
  }

  /** A file's time before it was sent is told by its deliveries, where these are told. */
  private static Stream<Life> told(History history, Question question) {
    List<Life> lives =
        history.lives().stream()
            .filter(life -> life.wasReadable(question.from(), question.to()))
            .filter(question::concerns)
            .toList();
    Set<String> sent =
        lives.stream().filter(Life::isDelivery).map(life -> life.file).collect(toSet());
    return lives.stream().filter(life -> life.isDelivery() || !sent.contains(life.file));
  }

  private static Row row(History history, Question question, Life life) {
    boolean ended = life.end().filter(end -> !end.isAfter(question.to())).isPresent();
    return new Row(
        life.isDelivery() ? life.id : "",
        life.transfer,
        life.file,
        life.sender,
        life.recipient,
        life.sizeBytes,
        history.arrival(life),
        ended ? life.reason() : "live",
        life.identities(),
        life.origins(),
        history.persons(life.transfer),
        history.records(life.file));
  }

  /** Whether the question reaches back to a time of which facts were erased. */
  public boolean isPartial() {
    return begins.filter(time -> question.from().isBefore(time)).isPresent();
  }

  /** How many deliveries are among the readable. */
  public long deliveries() {
    return readable.stream().filter(Row::isSent).count();
  }

  /** How many files of which nothing was sent are among the readable. */
  public long unsent() {
    return readable.size() - deliveries();
  }

  /** How many transfers the readable belong to. */
  public long transfers() {
    return readable.stream().map(Row::transfer).distinct().count();
  }

  /** Bytes of plaintext of the files among the readable, each file once. */
  public long bytes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    readable.forEach(row -> sizes.put(row.file(), row.sizeBytes()));
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Under names for JSON. */
  public Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("from", question.from().toString());
    shape.put("to", question.to().toString());
    shape.put("asked", question.shape());
    begins.ifPresent(time -> shape.put("nothing_known_before", time.toString()));
    shape.put("readable", readable.stream().map(Row::shape).toList());
    shape.put("deliveries", deliveries());
    shape.put("unsent_files", unsent());
    shape.put("transfers", transfers());
    shape.put("bytes", bytes());
    shape.put("persons", persons);
    shape.put("transfers_without_persons", undeclared);
    shape.put("records", records);
    shape.put("noise", noise);
    return shape;
  }
}
