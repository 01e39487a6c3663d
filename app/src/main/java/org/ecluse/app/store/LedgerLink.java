package org.ecluse.app.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How an entry of the ledger holds on to all entries before it: its hash covers its number, time,
 * content and the hash of its predecessor.
 *
 * <p>What is hashed: the label, then number and time as eight bytes each, then predecessor's hash
 * and content, each after its length in four bytes; all big-endian. So no two entries are spelt by
 * the same bytes.
 */
final class LedgerLink {

  /** Size of a hash, in bytes. Source: SHA-256. */
  static final int HASH_BYTES = 32;

  private static final byte[] LABEL = "ecluse/ledger@v1".getBytes(StandardCharsets.US_ASCII);

  private LedgerLink() {}

  /** What the first entry has in place of a predecessor's hash. */
  static byte[] beginning() {
    return new byte[HASH_BYTES];
  }

  /**
   * @param at nanoseconds since 1970
   */
  static byte[] hash(long seq, long at, byte[] prev, byte[] body) {
    ByteBuffer spelt =
        ByteBuffer.allocate(
            LABEL.length + 2 * Long.BYTES + 2 * Integer.BYTES + prev.length + body.length);
    spelt.put(LABEL).putLong(seq).putLong(at);
    spelt.putInt(prev.length).put(prev).putInt(body.length).put(body);
    try {
      return MessageDigest.getInstance("SHA-256").digest(spelt.array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
