package org.ecluse.app.transfer;

import java.nio.ByteBuffer;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * A file that is arriving. It has one writer at a time: a session of its sender that goes on with
 * it takes it from the one before, perhaps in the middle of a call; that one can do nothing more to
 * it. Whoever opened it ends it in exactly one of three ways: {@link #finish}, {@link #suspend} or
 * {@link #discard}; {@link #close} without one of them discards what a single call brought, so that
 * a cut HTTPS body leaves nothing.
 */
public interface IncomingFile extends AutoCloseable {

  /** Most bytes that can be {@linkplain #hold held back}. */
  long MAX_HELD_BYTES = Upload.PART_BYTES;

  TransferId transfer();

  FileId file();

  /**
   * Plaintext bytes that have arrived, including those of earlier sessions: the next offset. Once
   * the session is over, those of them that stayed.
   */
  long position();

  /**
   * Takes all remaining bytes of the buffer.
   *
   * @return done, or {@code too_large} (nothing of this buffer was kept; more than was announced is
   *     too large), {@code gone} (its transfer ended meanwhile), {@code conflict} (another session
   *     goes on with it) or {@code busy} (the disk is full)
   */
  Outcome<Long> write(ByteBuffer bytes);

  /**
   * What this session brings is held back: it does not count, and goes where the session ends in
   * any way, unless it is {@linkplain #release released} before. To be said before the first write.
   */
  void hold();

  /** What was held back counts. */
  void release();

  /**
   * The file is whole: durable when this returns. Refused where it is empty, or has another size
   * than was announced.
   */
  Outcome<FileView> finish();

  /**
   * The line broke: what has arrived is made durable and can be resumed. A file that was announced
   * stays also where nothing of it has arrived, and is whole where all of it has.
   */
  void suspend();

  /**
   * Nothing of the file stays.
   *
   * @return false where it is not this session's any more, and nothing was done
   */
  boolean discard();

  @Override
  void close();
}
