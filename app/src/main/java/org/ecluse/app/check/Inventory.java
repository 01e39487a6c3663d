package org.ecluse.app.check;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.app.transfer.StoreException;

/**
 * What is stored, counted where it lies: not what the records believe.
 *
 * @param at the house's time
 * @param files of which something is stored, with or without a record
 * @param bytes of ciphertext
 * @param keys wrapped keys, of deliveries that can be taken and of files that arrive
 * @param unverified files that the records do not know to be absent
 */
public record Inventory(Instant at, long files, long bytes, long keys, long unverified) {

  /** The header's {@code typ} of a signed inventory. */
  public static final String TYPE = "ecluse-inventory+jws";

  /** Counts. A service may run meanwhile; each number was true at its moment. */
  public static Inventory of(Stores stores, Instant now) {
    try {
      var blobs = stores.blobs().all();
      long bytes = 0;
      for (Blobs.Name blob : blobs) {
        bytes += stores.blobs().isAbsent(blob) ? 0 : stores.blobs().sizeBytes(blob);
      }
      return new Inventory(
          now,
          blobs.stream().map(Blobs.Name::file).distinct().count(),
          bytes,
          stores.vault().keys(),
          stores.records().storedFiles().size());
    } catch (IOException e) {
      throw new StoreException("the blobs cannot be read", e);
    }
  }

  public boolean isEmpty() {
    return files == 0 && keys == 0 && unverified == 0;
  }

  public Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("at", at);
    shape.put("files", files);
    shape.put("bytes", bytes);
    shape.put("keys", keys);
    shape.put("unverified", unverified);
    return shape;
  }
}
