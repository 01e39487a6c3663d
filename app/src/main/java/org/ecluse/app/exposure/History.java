package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.ecluse.app.ledger.LedgerEntry;

/** What the ledger tells of transfers, files and deliveries, entry by entry. */
public final class History {

  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final Map<String, List<Life>> uploads = new HashMap<>();
  private final Map<String, String> senders = new HashMap<>();
  private final Map<String, Instant> arrivals = new HashMap<>();
  private final Map<String, Long> persons = new HashMap<>();
  private final Map<String, Long> records = new HashMap<>();
  private final TreeSet<String> identities = new TreeSet<>();
  private boolean erased;
  private Optional<Instant> begins = Optional.empty();

  /** Hears the next entry. */
  public void hear(LedgerEntry entry) {
    if (entry.isErased()) {
      erased = true;
      begins = Optional.empty();
    } else if (erased && begins.isEmpty()) {
      begins = Optional.of(entry.at());
    }
    Facts.of(entry).ifPresent(this::hear);
  }

  private void hear(Facts fact) {
    switch (fact.type()) {
      case "transfer_opened" -> senders.put(fact.text("transfer"), fact.text("sender"));
      case "file_received" -> received(fact);
      case "file_discarded" -> end(fact, "file");
      case "delivery_offered" -> offered(fact);
      case "transfer_sent" -> sent(fact);
      case "transfer_discarded" -> discarded(fact);
      case "delivery_claimed" -> {
        identities.add(fact.text("identity"));
        of(fact).ifPresent(life -> life.claimed(fact.text("identity"), fact.at()));
      }
      case "delivery_reached" ->
          of(fact)
              .ifPresent(
                  life -> life.reached(fact.text("identity"), fact.text("origin"), fact.at()));
      case "delivery_reissued" -> of(fact).ifPresent(life -> life.freed(fact.at()));
      case "delivery_ended", "reconciled" -> end(fact, "delivery");
      default -> {} // says nothing about what can be read
    }
  }

  private Optional<Life> of(Facts fact) {
    return Optional.ofNullable(lives.get(fact.text("delivery")));
  }

  /** An upload's key exists from now on; its sending hands it over to deliveries. */
  private void received(Facts fact) {
    String file = fact.text("file");
    arrivals.put(file, fact.at());
    records.put(file, fact.number("records"));
    Life upload = life(fact, file, "", fact.number("size_bytes"));
    lives.put(file, upload);
    uploads.computeIfAbsent(upload.transfer, _ -> new ArrayList<>()).add(upload);
  }

  private void offered(Facts fact) {
    String id = fact.text("delivery");
    lives.put(id, life(fact, id, fact.text("recipient"), fact.number("size_bytes")));
  }

  private Life life(Facts fact, String id, String recipient, long sizeBytes) {
    String transfer = fact.text("transfer");
    return new Life(
        id,
        transfer,
        fact.text("file"),
        senders.getOrDefault(transfer, ""),
        recipient,
        sizeBytes,
        fact.at());
  }

  private void sent(Facts fact) {
    persons.put(fact.text("transfer"), fact.number("persons"));
    endUploads(fact, "sent");
  }

  private void discarded(Facts fact) {
    endUploads(fact, fact.text("reason"));
  }

  private void endUploads(Facts fact, String reason) {
    List<Life> begun = uploads.remove(fact.text("transfer"));
    if (begun != null) {
      begun.forEach(life -> life.ended(reason, fact.at()));
    }
  }

  private void end(Facts fact, String idField) {
    Optional.ofNullable(lives.get(fact.text(idField)))
        .ifPresent(life -> life.ended(fact.text("reason"), fact.at()));
  }

  /** The time before which facts were erased; empty where none were. */
  Optional<Instant> begins() {
    return begins;
  }

  Collection<Life> lives() {
    return lives.values();
  }

  /**
   * Since when a file could be read, for whomever it then was; a life's own beginning at latest.
   */
  Instant arrival(Life life) {
    return arrivals.getOrDefault(life.file, life.from);
  }

  /** Empty where the sender did not say, or the transfer was not sent. */
  OptionalLong persons(String transfer) {
    return number(persons, transfer);
  }

  /** Empty where they were not counted. */
  OptionalLong records(String file) {
    return number(records, file);
  }

  private static OptionalLong number(Map<String, Long> numbers, String id) {
    long number = numbers.getOrDefault(id, -1L);
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Every credential that ever held a delivery. */
  public Collection<String> identities() {
    return identities;
  }
}
