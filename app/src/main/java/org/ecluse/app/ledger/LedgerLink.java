package org.ecluse.app.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How an entry of the ledger holds on to all entries before it: its hash covers its number, time,
 * content and the hash of its predecessor.
 *
 * <p>What is hashed: the label, then number and time as eight bytes each, then predecessor's hash
 * and content, each after its length in four bytes; all big-endian. So no two entries are spelt by
 * the same bytes. The same bytes are the entry's leaf in the tree.
 */
public final class LedgerLink {

  private static final byte[] LABEL = "ecluse/ledger@v1".getBytes(StandardCharsets.US_ASCII);

  private LedgerLink() {}

  /** What the first entry has in place of a predecessor's hash. */
  public static Hash beginning() {
    return Hash.of(new byte[Hash.BYTES]);
  }

  /**
   * The canonical bytes of an entry.
   *
   * @param atNanos nanoseconds since 1970
   */
  public static byte[] spell(long seq, long atNanos, Hash prev, byte[] body) {
    ByteBuffer spelt =
        ByteBuffer.allocate(
            LABEL.length + 2 * Long.BYTES + 2 * Integer.BYTES + Hash.BYTES + body.length);
    spelt.put(LABEL).putLong(seq).putLong(atNanos);
    spelt.putInt(Hash.BYTES).put(prev.bytes()).putInt(body.length).put(body);
    return spelt.array();
  }

  /** The hash by which the next entry holds on to this one. */
  public static Hash hash(byte[] spelt) {
    return Hash.over(spelt);
  }
}
