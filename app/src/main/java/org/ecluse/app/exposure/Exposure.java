package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  public Exposure {
    readable = List.copyOf(readable);
  }

  /**
   * One delivery, or one file that was not sent.
   *
   * @param state {@code live} at the end of the period, or why it ended within it
   */
  public record Row(
      String id,
      String transfer,
      String file,
      String sender,
      String recipient,
      long sizeBytes,
      Instant from,
      String state,
      List<String> identities,
      long persons,
      long records) {

    /** Under names for JSON and CSV. */
    public Map<String, Object> shape() {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("delivery", id);
      shape.put("transfer", transfer);
      shape.put("file", file);
      shape.put("sender", sender);
      shape.put("recipient", recipient);
      shape.put("size_bytes", sizeBytes);
      shape.put("from", from.toString());
      shape.put("state", state);
      shape.put("identities", identities);
      shape.put("persons", persons);
      shape.put("records", records);
      return shape;
    }
  }

  /** Answers a question by a history. */
  public static Exposure of(History history, Question question) {
    List<Row> rows =
        history.lives().stream()
            .filter(life -> life.wasReadable(question.from(), question.to()))
            .filter(question::concerns)
            .map(life -> row(history, question, life))
            .toList();
    long noise =
        history.lives().stream()
            .filter(life -> !life.recipient.isEmpty() && life.wasNoise(question.from()))
            .count();
    Set<String> transfers = new HashSet<>();
    Set<String> files = new HashSet<>();
    long persons = 0;
    long undeclared = 0;
    long records = 0;
    for (Row row : rows) {
      if (transfers.add(row.transfer())) {
        persons += Math.max(0, row.persons());
        undeclared += row.persons() < 0 ? 1 : 0;
      }
      if (files.add(row.file())) {
        records += Math.max(0, row.records());
      }
    }
    return new Exposure(question, history.begins(), rows, noise, persons, undeclared, records);
  }

  private static Row row(History history, Question question, Life life) {
    boolean ended = life.end().filter(end -> !end.isAfter(question.to())).isPresent();
    return new Row(
        life.id,
        life.transfer,
        life.file,
        life.sender,
        life.recipient,
        life.sizeBytes,
        life.from,
        ended ? life.reason() : "live",
        life.identities(),
        history.persons(life.transfer),
        history.records(life.file));
  }

  /** Whether the question reaches back to a time of which facts were erased. */
  public boolean isPartial() {
    return begins.filter(time -> question.from().isBefore(time)).isPresent();
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
    begins.ifPresent(time -> shape.put("nothing_known_before", time.toString()));
    shape.put("readable", readable.stream().map(Row::shape).toList());
    shape.put("transfers", transfers());
    shape.put("bytes", bytes());
    shape.put("persons", persons);
    shape.put("transfers_without_persons", undeclared);
    shape.put("records", records);
    shape.put("noise", noise);
    return shape;
  }
}
