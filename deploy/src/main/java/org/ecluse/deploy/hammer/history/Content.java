package org.ecluse.deploy.hammer.history;

import java.util.zip.CRC32C;

/**
 * The bytes of a file, derived from a key: any range of them can be made again without the rest, so
 * that what a client got can be checked wherever in the file it is from.
 */
public record Content(long key) {

  private static final int WORD_BYTES = Long.BYTES;
  private static final int BUFFER_BYTES = 64 << 10;

  /** Weyl's increment and the two multipliers of SplitMix64's finaliser. */
  private static final long INCREMENT = 0x9e3779b97f4a7c15L;

  private static final long FIRST = 0xbf58476d1ce4e5b9L;
  private static final long SECOND = 0x94d049bb133111ebL;

  /** Makes the bytes that begin at a position. */
  public void fill(long position, byte[] into, int length) {
    int done = 0;
    while (done < length) {
      long at = position + done;
      long word = word(at / WORD_BYTES);
      int first = (int) (at % WORD_BYTES);
      for (int i = first; i < WORD_BYTES && done < length; i++) {
        into[done++] = (byte) (word >>> (i * Byte.SIZE));
      }
    }
  }

  /** The CRC-32C of a range. */
  public long crc(long position, long length) {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, length)];
    for (long done = 0; done < length; ) {
      int count = (int) Math.min(buffer.length, length - done);
      fill(position + done, buffer, count);
      crc.update(buffer, 0, count);
      done += count;
    }
    return crc.getValue();
  }

  private long word(long index) {
    long mixed = key + (index + 1) * INCREMENT;
    mixed = (mixed ^ (mixed >>> 30)) * FIRST;
    mixed = (mixed ^ (mixed >>> 27)) * SECOND;
    return mixed ^ (mixed >>> 31);
  }
}
