package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import org.ecluse.app.transfer.FileView;
import org.jspecify.annotations.Nullable;

/**
 * A file of a transfer; without a hash while it is arriving.
 *
 * @param announced the size that its sender announced, if it did
 */
@SerdeableGenerated(skip = true)
public record FileJson(
    String id, String name, long size, @Nullable Long announced, @Nullable String sha256) {

  static FileJson of(FileView file) {
    return new FileJson(
        file.id().toString(),
        file.name(),
        file.sizeBytes(),
        file.announcedBytes().isPresent() ? file.announcedBytes().getAsLong() : null,
        file.sha256().orElse(null));
  }
}
