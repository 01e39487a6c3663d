package org.ecluse.app.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * One entry of the ledger.
 *
 * @param seq counted from 1 without gaps
 * @param json the fact, each byte of it as one character
 * @param prev the hash of the entry before it
 */
public record LedgerEntry(long seq, Instant at, String json, Hash prev) {

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  /** What is hashed of it, for the link and for the tree. */
  public byte[] spelt() {
    return LedgerLink.spell(seq, nanos(at), prev, json.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * Nanoseconds since 1970.
   *
   * @throws ArithmeticException outside of the years 1677 to 2262
   */
  static long nanos(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
  }
}
