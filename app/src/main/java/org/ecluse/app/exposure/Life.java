package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of one delivery, or of one file that was not sent, as the ledger tells it. */
final class Life {

  final String id;
  final String transfer;
  final String file;
  final String sender;
  final String recipient;
  final long sizeBytes;
  final Instant from;
  private final List<Hold> holds = new ArrayList<>();
  private Optional<Instant> end = Optional.empty();
  private String reason = "";

  /**
   * A life that has begun.
   *
   * @param id of the delivery; of the file where it was not sent
   * @param recipient empty where it was not sent
   */
  Life(
      String id,
      String transfer,
      String file,
      String sender,
      String recipient,
      long sizeBytes,
      Instant from) {
    this.id = id;
    this.transfer = transfer;
    this.file = file;
    this.sender = sender;
    this.recipient = recipient;
    this.sizeBytes = sizeBytes;
    this.from = from;
  }

  /**
   * An identity held it, until the claim was freed or the life ended.
   *
   * @param origin where it read from; empty in the claim itself, which says nothing of that
   */
  private record Hold(String identity, String origin, Instant from, Optional<Instant> until) {

    boolean isOneOf(List<String> identities, List<String> origins) {
      return (identities.isEmpty() || identities.contains(identity))
          && (origins.isEmpty() || origins.contains(origin));
    }

    boolean meets(Instant first, Instant last) {
      return !from.isAfter(last) && (until.isEmpty() || !until.get().isBefore(first));
    }
  }

  void claimed(String identity, Instant at) {
    holds.add(new Hold(identity, "", at, Optional.empty()));
  }

  /** Under a claim it was read from there; from now on, as far as anybody knows, to its end. */
  void reached(String identity, String origin, Instant at) {
    holds.add(new Hold(identity, origin, at, Optional.empty()));
  }

  /** The claim was freed; what was read under it was read. */
  void freed(Instant at) {
    holds.replaceAll(
        hold ->
            hold.until().isEmpty()
                ? new Hold(hold.identity(), hold.origin(), hold.from(), Optional.of(at))
                : hold);
  }

  /** Its key was destroyed; the first word counts. */
  void ended(String why, Instant at) {
    freed(at);
    if (end.isEmpty()) {
      end = Optional.of(at);
      reason = why;
    }
  }

  boolean isDelivery() {
    return !recipient.isEmpty();
  }

  /** Whether its key existed at some time of a period. */
  boolean wasReadable(Instant first, Instant last) {
    return !from.isAfter(last) && (end.isEmpty() || end.get().isAfter(first));
  }

  /** Whether its key had been destroyed before a period. */
  boolean wasNoise(Instant first) {
    return end.isPresent() && !end.get().isAfter(first);
  }

  /**
   * Whether one of these identities held it at some time of a period, from one of these origins.
   *
   * @param identities empty: any
   * @param origins empty: from wherever
   */
  boolean wasTouched(List<String> identities, List<String> origins, Instant first, Instant last) {
    return holds.stream()
        .anyMatch(hold -> hold.isOneOf(identities, origins) && hold.meets(first, last));
  }

  List<String> identities() {
    return holds.stream().map(Hold::identity).distinct().toList();
  }

  List<String> origins() {
    return holds.stream().map(Hold::origin).filter(each -> !each.isEmpty()).distinct().toList();
  }

  Optional<Instant> end() {
    return end;
  }

  String reason() {
    return reason;
  }
}
