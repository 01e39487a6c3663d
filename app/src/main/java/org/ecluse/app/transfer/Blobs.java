package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Collection;
import java.util.List;
import org.ecluse.crypto.SealedSource;
import org.ecluse.policy.transfer.FileId;

/** The store of ciphertext. Blobs are named by the server: a file id and a part number. */
public interface Blobs {

  /** A blob's name. */
  record Name(FileId file, int part) {}

  /** A blob that is being written under a temporary name. */
  interface Draft extends WritableByteChannel {

    /** Makes it durable under its name: file synced, renamed, directory synced. */
    void commit() throws IOException;

    /** Without {@link #commit} before it, removes what was written. */
    @Override
    void close() throws IOException;
  }

  Draft create(Name name) throws IOException;

  SealedSource open(Name name) throws IOException;

  /** Removes a blob durably; one that is absent already is fine. */
  void delete(Name name) throws IOException;

  /**
   * Removes blobs durably, at the cost of one sync for each directory. One that cannot be removed
   * keeps no other; {@link #isAbsent} tells.
   */
  void deleteAll(Collection<Name> names) throws IOException;

  /** Whether neither the blob nor a draft of it is there; looked up, never remembered. */
  boolean isAbsent(Name name) throws IOException;

  /** The blob's size in bytes. */
  long sizeBytes(Name name) throws IOException;

  /** Every blob that is stored: for fsck and reconciliation. */
  List<Name> all() throws IOException;

  /** Removes drafts that no writer of this process holds: what a crash left; returns how many. */
  int removeStaleDrafts() throws IOException;

  /** Bytes that can still be written. */
  long freeBytes() throws IOException;
}
