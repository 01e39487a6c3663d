package org.ecluse.app.https.tus;

import java.util.Optional;
import org.ecluse.app.transfer.FileView;

/** What became of a piece that was read to its end. */
public sealed interface Arrival {

  /**
   * It is durable.
   *
   * @param offset where the file stands now
   * @param whole the file, where this was its last piece
   */
  record Kept(long offset, Optional<FileView> whole) implements Arrival {}

  /** It is not what its checksum says; nothing of it was kept. */
  record Damaged() implements Arrival {}
}
