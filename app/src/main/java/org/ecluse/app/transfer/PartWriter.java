package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.Sealer;
import org.ecluse.policy.transfer.FileId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one sealed part after another; a part begins with its first byte. */
final class PartWriter {

  private static final Logger LOG = LoggerFactory.getLogger(PartWriter.class);

  private final Ports ports;
  private final FileKey key;
  private final FileId file;
  private Blobs.@Nullable Draft draft;
  private @Nullable Sealer sealer;

  PartWriter(Ports ports, FileKey key, FileId file) {
    this.ports = ports;
    this.key = key;
    this.file = file;
  }

  /** Plaintext bytes of the running part. */
  long plaintextBytes() {
    return sealer == null ? 0 : sealer.plaintextBytes();
  }

  void write(ByteBuffer plaintext, int part) throws IOException {
    Sealer current = sealer;
    if (current == null) {
      Blobs.Draft begun = ports.blobs().create(new Blobs.Name(file, part));
      draft = begun;
      current = Sealer.open(key, FileKeys.context(file, part), ports.random(), begun);
      sealer = current;
    }
    current.write(plaintext);
  }

  /** Ends the running part durably; its plaintext size, or empty where nothing was written. */
  Optional<Long> commit() throws IOException {
    if (sealer == null || draft == null) {
      return Optional.empty();
    }
    long size = sealer.finish();
    draft.commit();
    release();
    return Optional.of(size);
  }

  /** Removes what was written of the running part. */
  void abandon() {
    release();
  }

  private void release() {
    if (sealer != null) {
      sealer.close();
      sealer = null;
    }
    if (draft != null) {
      try {
        draft.close();
      } catch (IOException e) {
        LOG.warn("a draft of file {} could not be removed now", file);
      }
      draft = null;
    }
  }
}
