package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import org.ecluse.app.transfer.FileView;
import org.jspecify.annotations.Nullable;

/** A file of a transfer; without a hash while it is arriving. */
@SerdeableGenerated(skip = true)
public record FileJson(String id, String name, long size, @Nullable String sha256) {

  static FileJson of(FileView file) {
    return new FileJson(
        file.id().toString(), file.name(), file.sizeBytes(), file.sha256().orElse(null));
  }
}
