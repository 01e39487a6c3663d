package org.ecluse.app.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * Hash and count of what is stored of files that nobody writes now, so that going on with one does
 * not read it all again. Only a saving: what is not here, after a restart or because others pushed
 * it out, is read again. Thread-safe.
 */
final class RunningHashes {

  /** Files to remember; one takes some hundred bytes. */
  private static final int MOST = 256;

  /** As eldest goes first, who comes back goes on. */
  private final Map<FileId, Running> running =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FileId, Running> eldest) {
          return size() > MOST;
        }
      };

  private record Running(TransferId transfer, long sizeBytes, Intake intake) {}

  /** Remembers the hash of exactly what the records list of a file. */
  synchronized void keep(StoredFile file, Intake intake) {
    running.put(file.id(), new Running(file.transfer(), file.sizeBytes(), intake));
  }

  /** Takes the hash out, if it is that of what the records list. */
  synchronized Optional<Intake> take(StoredFile file) {
    return Optional.ofNullable(running.remove(file.id()))
        .filter(known -> known.sizeBytes() == file.sizeBytes())
        .map(Running::intake);
  }

  /** A hash that is not done holds the last few bytes that it took in: they go with their file. */
  synchronized void forget(FileId file) {
    running.remove(file);
  }

  /** The same for every file of a transfer. */
  synchronized void forget(TransferId transfer) {
    running.values().removeIf(known -> known.transfer().equals(transfer));
  }
}
