package org.ecluse.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.FileId;
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
    List<Records.Disposable> files =
        ports.records().disposable(BATCH).stream()
            .filter(file -> !uploads.isBeingWritten(file.id()))
            .toList();
    List<Remains> found = files.stream().flatMap(file -> look(file).stream()).toList();
    return files.size() - dispose(found);
  }

  /**
   * What is to go of one file.
   *
   * @param blobs one more than the records list: a crash may have come between the last part and
   *     its record
   */
  private record Remains(FileId file, List<Blobs.Name> blobs, long sealedBytes) {}

  /** Empty where it cannot be seen now; the others go. */
  private Optional<Remains> look(Records.Disposable file) {
    try {
      List<Blobs.Name> blobs = new ArrayList<>();
      long sealedBytes = 0;
      for (int part = 0; part <= file.parts(); part++) {
        Blobs.Name name = new Blobs.Name(file.id(), part);
        if (!ports.blobs().isAbsent(name)) {
          sealedBytes += ports.blobs().sizeBytes(name);
          blobs.add(name);
        }
      }
      return Optional.of(new Remains(file.id(), blobs, sealedBytes));
    } catch (IOException e) {
      stays(file.id(), e);
      return Optional.empty();
    }
  }

  /** All at once: a sync of the disk costs the same for one as for many. */
  private int dispose(List<Remains> found) {
    try {
      shredWhatIsLeft(found);
      ports.blobs().deleteAll(found.stream().flatMap(each -> each.blobs().stream()).toList());
      Map<FileId, LedgerEvent> gone = new LinkedHashMap<>();
      for (Remains each : found) {
        if (isGone(each)) {
          gone.put(each.file(), new LedgerEvent.BytesAbsent(each.file(), each.sealedBytes()));
        }
      }
      if (!gone.isEmpty()) {
        ports.records().bytesAbsent(gone, ports.now());
      }
      return gone.size();
    } catch (IOException | StoreException e) {
      found.forEach(each -> stays(each.file(), e));
      return 0;
    }
  }

  private boolean isGone(Remains remains) {
    try {
      for (Blobs.Name name : remains.blobs()) {
        if (!ports.blobs().isAbsent(name)) {
          throw new IOException("a deleted blob is still there");
        }
      }
      return true;
    } catch (IOException e) {
      stays(remains.file(), e);
      return false;
    }
  }

  private static void stays(FileId file, Exception why) {
    LOG.error("the bytes of file {} are still there: {}", file, why.getClass().getName());
  }

  /** A crash may have come after the record of an upload's end and before its key was destroyed. */
  private void shredWhatIsLeft(List<Remains> found) {
    ports
        .vault()
        .shredUploadKeys(
            found.stream()
                .map(Remains::file)
                .filter(file -> ports.vault().uploadKey(file).isPresent())
                .toList());
  }
}
