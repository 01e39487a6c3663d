package org.ecluse.app.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.crypto.SealedSize;
import org.ecluse.policy.transfer.FileId;

/** Every file that is needed has its blobs with their sealed sizes, and no other blob is there. */
final class StoredBytes {

  private final Blobs blobs;
  private final Snapshot seen;
  private final List<Finding> findings = new ArrayList<>();

  private StoredBytes(Blobs blobs, Snapshot seen) {
    this.blobs = blobs;
    this.seen = seen;
  }

  static List<Finding> findings(Blobs blobs, Snapshot seen) {
    StoredBytes bytes = new StoredBytes(blobs, seen);
    seen.files().values().stream()
        .filter(file -> !seen.disposable().contains(file.id()))
        .forEach(bytes::needed);
    seen.blobs().forEach(bytes::belongs);
    return bytes.findings;
  }

  private void needed(StoredFile file) {
    for (int part = 0; part < file.parts().size(); part++) {
      Blobs.Name name = new Blobs.Name(file.id(), part);
      if (!seen.blobs().contains(name)) {
        add("blob-missing", file.id(), "lacks the blob of part " + part);
      } else if (sizeOf(name) != SealedSize.of(file.parts().get(part))) {
        add("blob-size", file.id(), "has a blob of the wrong size for part " + part);
      }
    }
  }

  private long sizeOf(Blobs.Name name) {
    try {
      return blobs.sizeBytes(name);
    } catch (IOException _) {
      return -1;
    }
  }

  private void belongs(Blobs.Name name) {
    StoredFile file = seen.files().get(name.file());
    if (file == null) {
      add("blob-orphan", name.file(), "has a blob, part " + name.part() + ", and no record");
    } else if (name.part() >= file.parts().size() && !seen.disposable().contains(file.id())) {
      add("blob-orphan", name.file(), "has a blob, part " + name.part() + ", that no record lists");
    }
  }

  private void add(String kind, FileId id, String what) {
    findings.add(Finding.of(kind, id, what));
  }
}
