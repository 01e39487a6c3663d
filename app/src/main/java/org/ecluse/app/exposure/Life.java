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
  private final List<Claim> claims = new ArrayList<>();
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

  /** An identity held it, until the claim was freed or the life ended. */
  private record Claim(String identity, Instant from, Optional<Instant> until) {

    boolean meets(Instant first, Instant last) {
      return !from.isAfter(last) && (until.isEmpty() || !until.get().isBefore(first));
    }
  }

  void claimed(String identity, Instant at) {
    claims.add(new Claim(identity, at, Optional.empty()));
  }

  /** The claim was freed; what was read under it was read. */
  void freed(Instant at) {
    if (!claims.isEmpty() && claims.getLast().until().isEmpty()) {
      Claim last = claims.removeLast();
      claims.add(new Claim(last.identity(), last.from(), Optional.of(at)));
    }
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

  /** Whether an identity held it at some time of a period. */
  boolean wasTouched(String identity, Instant first, Instant last) {
    return claims.stream()
        .anyMatch(claim -> claim.identity().equals(identity) && claim.meets(first, last));
  }

  List<String> identities() {
    return claims.stream().map(Claim::identity).distinct().toList();
  }

  Optional<Instant> end() {
    return end;
  }

  String reason() {
    return reason;
  }
}
