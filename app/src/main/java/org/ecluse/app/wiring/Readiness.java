package org.ecluse.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ecluse.app.store.Stores;

/** Whether the service could do its work durably now. */
final class Readiness {

  /** Under this much free space an upload would soon fail. */
  private static final long LEAST_FREE_BYTES = 64L << 20;

  private Readiness() {}

  /** Room for files. */
  static long freeBytes(House house) {
    try {
      return house.stores().blobs().freeBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean storesWork(House house) {
    Stores stores = house.stores();
    try {
      // What it finds is an alarm, see Continuity; here it is a write to the vault that must
      // succeed.
      var _ = stores.ledger().anchor();
      return stores.accounts().revision() >= 0 && stores.blobs().freeBytes() >= LEAST_FREE_BYTES;
    } catch (IOException _) {
      return false;
    }
  }
}
