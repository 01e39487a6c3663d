package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.transfer.FileId;

/**
 * A file as its sender may see it.
 *
 * @param sizeBytes plaintext bytes that have arrived so far
 * @param sha256 lower-case hex; empty while it is arriving
 */
public record FileView(
    FileId id, String name, long sizeBytes, Optional<String> sha256, Instant changedAt) {

  public boolean isComplete() {
    return sha256.isPresent();
  }
}
