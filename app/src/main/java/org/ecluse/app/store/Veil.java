package org.ecluse.app.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.FieldSealer;
import org.ecluse.policy.transfer.Id128;

/**
 * What hides names and free text in the records. A value is sealed for its column and its row, so
 * whoever edits the database cannot give one row's name to another.
 */
final class Veil {

  private final FieldSealer sealer;

  Veil(FieldSealer sealer) {
    this.sealer = sealer;
  }

  byte[] seal(Place place, Id128 row, String text) {
    return sealer.seal(text.getBytes(StandardCharsets.UTF_8), context(place, row));
  }

  String open(Place place, Id128 row, byte[] sealed) throws SQLException {
    try {
      return new String(sealer.open(sealed, context(place, row)), StandardCharsets.UTF_8);
    } catch (CryptoException e) {
      throw new DamagedRowException("a sealed value of the records does not open", e);
    }
  }

  /** Equal for equal texts in the same place, and within the same scope where there is one. */
  byte[] index(Place place, String text) {
    return sealer.blindIndex(text.getBytes(StandardCharsets.UTF_8), label(place));
  }

  /** As {@link #index(Place, String)}, of what is not text. */
  byte[] index(Place place, byte[] value) {
    return sealer.blindIndex(value, label(place));
  }

  /** As {@link #index(Place, String)}, but equal texts of different scopes cannot be matched. */
  byte[] index(Place place, Id128 scope, String text) {
    return sealer.blindIndex(text.getBytes(StandardCharsets.UTF_8), context(place, scope));
  }

  private static byte[] context(Place place, Id128 row) {
    byte[] label = label(place);
    return ByteBuffer.allocate(label.length + Id128.BYTES).put(label).put(row.bytes()).array();
  }

  private static byte[] label(Place place) {
    return place.label.getBytes(StandardCharsets.US_ASCII);
  }
}
