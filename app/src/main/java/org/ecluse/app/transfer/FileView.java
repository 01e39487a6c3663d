package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.transfer.FileId;

/**
 * A file as its sender may see it.
 *
 * @param sizeBytes plaintext bytes that have arrived so far
 * @param announcedBytes the size that its sender announced, if it did
 * @param sha256 lower-case hex; empty while it is arriving
 */
public record FileView(
    FileId id,
    String name,
    long sizeBytes,
    OptionalLong announcedBytes,
    Optional<String> sha256,
    Instant changedAt) {

  public boolean isComplete() {
    return sha256.isPresent();
  }
}
