package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import org.ecluse.app.transfer.FileView;
import org.jspecify.annotations.Nullable;

/** A file that has just arrived whole. */
@SerdeableGenerated(skip = true)
public record ReceivedFileJson(String file, long size, @Nullable String sha256) {

  public static ReceivedFileJson of(FileView file) {
    return new ReceivedFileJson(file.id().toString(), file.sizeBytes(), file.sha256().orElse(null));
  }
}
