package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * A file as the records have it. Name and hash are encrypted at rest.
 *
 * @param announcedBytes the size that its sender announced, if it did: it is whole exactly there
 * @param parts plaintext sizes of its sealed parts, in order, as they became durable
 * @param sha256 lower-case hex of the plaintext's SHA-256; present once it has arrived whole
 * @param bytesAbsentAt when the absence of its blobs was verified
 */
public record StoredFile(
    FileId id,
    TransferId transfer,
    FileName name,
    OptionalLong announcedBytes,
    List<Long> parts,
    Optional<String> sha256,
    Instant changedAt,
    Optional<Instant> bytesAbsentAt) {

  public StoredFile {
    parts = List.copyOf(parts);
  }

  /** Plaintext bytes that are durable. */
  public long sizeBytes() {
    return parts.stream().mapToLong(Long::longValue).sum();
  }

  public boolean isComplete() {
    return sha256.isPresent();
  }

  /** The file with one more durable part. */
  StoredFile withPart(long sizeBytes, Instant now) {
    List<Long> longer = new ArrayList<>(parts);
    longer.add(sizeBytes);
    return new StoredFile(id, transfer, name, announcedBytes, longer, sha256, now, bytesAbsentAt);
  }

  /** The file when all of it has arrived. */
  StoredFile whole(String digest, Instant now) {
    return new StoredFile(
        id, transfer, name, announcedBytes, parts, Optional.of(digest), now, bytesAbsentAt);
  }

  StoredFile named(FileName other) {
    return new StoredFile(
        id, transfer, other, announcedBytes, parts, sha256, changedAt, bytesAbsentAt);
  }
}
