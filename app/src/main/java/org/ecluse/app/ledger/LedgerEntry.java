package org.ecluse.app.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the ledger.
 *
 * @param seq counted from 1 without gaps
 * @param at 1970 where it was erased
 * @param json the fact, each byte of it as one character; empty where it was erased
 * @param prev the hash of the entry before it
 * @param residue of an erased one
 */
public record LedgerEntry(long seq, Instant at, String json, Hash prev, Optional<Residue> residue) {

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  /** An entry with its fact. */
  public LedgerEntry(long seq, Instant at, String json, Hash prev) {
    this(seq, at, json, prev, Optional.empty());
  }

  /** What is left of an entry whose fact and time were erased. */
  public static LedgerEntry erased(long seq, Hash prev, Residue residue) {
    return new LedgerEntry(seq, Instant.EPOCH, "", prev, Optional.of(residue));
  }

  /** Its leaf in the tree. */
  public Hash leaf() {
    return residue.map(Residue::leaf).orElseGet(() -> Tree.leaf(spelt()));
  }

  /** The hash by which the next entry holds on to it. */
  public Hash link() {
    return residue.map(Residue::link).orElseGet(() -> LedgerLink.hash(spelt()));
  }

  /** Whether its fact was erased. */
  public boolean isErased() {
    return residue.isPresent();
  }

  /** What is hashed of it, for the link and for the tree; of an erased one it is not known. */
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
