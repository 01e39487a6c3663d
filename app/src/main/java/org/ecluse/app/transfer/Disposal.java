package org.ecluse.app.transfer;

import java.io.IOException;
import java.util.List;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the bytes of files that nobody needs any more and looks that they are gone. Their keys
 * are destroyed already, so this is tidiness that is checked, not secrecy. What fails is tried
 * again by the sweeper until absence is verified; until then a gauge shows the bytes.
 */
final class Disposal {

  private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);
  private static final int BATCH = 200;

  private final Ports ports;
  private final Uploads uploads;

  Disposal(Ports ports, Uploads uploads) {
    this.ports = ports;
    this.uploads = uploads;
  }

  /** Something ended: its bytes go if nothing else needs them. */
  void dispose(Delivery delivery) {
    if (delivery instanceof Delivery.Ended) {
      disposeAll();
    }
  }

  /** Disposes of what can be; returns how many files could not be verified absent. */
  int disposeAll() {
    int failed = 0;
    for (Records.Disposable file : ports.records().disposable(BATCH)) {
      if (!uploads.isBeingWritten(file.id()) && !dispose(file)) {
        failed++;
      }
    }
    return failed;
  }

  private boolean dispose(Records.Disposable file) {
    try {
      shredWhatIsLeft(file);
      long sealedBytes = 0;
      // One more than the records list: a crash may have come between the last part and its record.
      for (int part = 0; part <= file.parts(); part++) {
        sealedBytes += delete(new Blobs.Name(file.id(), part));
      }
      ports
          .records()
          .bytesAbsent(
              file.id(), ports.now(), List.of(new LedgerEvent.BytesAbsent(file.id(), sealedBytes)));
      return true;
    } catch (IOException | StoreException e) {
      LOG.error("the bytes of file {} are still there: {}", file.id(), e.getClass().getName());
      return false;
    }
  }

  /** A crash may have come after the record of an upload's end and before its key was destroyed. */
  private void shredWhatIsLeft(Records.Disposable file) {
    if (ports.vault().uploadKey(file.id()).isPresent()) {
      ports.vault().shredUploadKeys(List.of(file.id()));
    }
  }

  private long delete(Blobs.Name name) throws IOException {
    if (ports.blobs().isAbsent(name)) {
      return 0;
    }
    long size = ports.blobs().sizeBytes(name);
    ports.blobs().delete(name);
    if (!ports.blobs().isAbsent(name)) {
      throw new IOException("a deleted blob is still there");
    }
    return size;
  }
}
