package org.ecluse.crypto.internal;

import java.time.Duration;

/** Measures how fast an engine seals, chunk by chunk, on one thread. */
public final class SpeedProbe {

  /** Chunks between two looks at the clock. */
  private static final int ROUND_CHUNKS = 64;

  private static final double BYTES_PER_MEGABYTE = 1_000_000;
  private static final double NANOS_PER_SECOND = 1_000_000_000;

  private SpeedProbe() {}

  /** Seals for {@code time} and returns the speed in megabytes (10^6 bytes) per second. */
  public static double megabytesPerSecond(AeadFactory aeads, Duration time) {
    byte[] in = new byte[ChunkLayout.CHUNK_BYTES];
    byte[] out = new byte[ChunkLayout.SEALED_CHUNK_BYTES];
    long limitNanos = time.toNanos();
    try (ChunkCipher cipher =
        new ChunkCipher(aeads.keyed(new byte[Aead.KEY_BYTES]), new byte[Aead.NONCE_BYTES])) {
      long startNanos = System.nanoTime();
      long chunks = 0;
      long nanos;
      do {
        for (int i = 0; i < ROUND_CHUNKS; i++) {
          cipher.seal(chunks++, in, 0, in.length, out, 0);
        }
        nanos = System.nanoTime() - startNanos;
      } while (nanos < limitNanos);
      return chunks * in.length / BYTES_PER_MEGABYTE / (nanos / NANOS_PER_SECOND);
    }
  }
}
