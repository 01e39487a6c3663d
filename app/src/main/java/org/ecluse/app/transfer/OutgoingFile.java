package org.ecluse.app.transfer;

import java.nio.ByteBuffer;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;

/**
 * One reader of a delivery: an SFTP handle, an HTTPS response. Opening it is free; the first {@link
 * #read} claims. Not thread-safe, but {@link #onStop} callbacks come from any thread.
 */
public interface OutgoingFile extends AutoCloseable {

  DeliveryView delivery();

  /**
   * Fills the buffer from a position with bytes that are authenticated and whose leaving is durably
   * recorded. May give fewer bytes than asked for, never bytes that the budget does not hold.
   *
   * @return the number of bytes, 0 at or after the end of the file (which is free); or why not:
   *     {@code claimed}, {@code gone}, {@code damaged}, {@code busy}, {@code unauthenticated}
   */
  Outcome<Integer> read(long position, ByteBuffer into);

  /**
   * All that this reader asked for was given to the network and the peer's acknowledgement is being
   * waited for; somebody who opens the delivery meanwhile waits a moment for what comes of it.
   */
  void awaitAcknowledgement();

  /**
   * The peer has all that this reader was handed (SFTP CLOSE, TCP acknowledgement of the last
   * byte). Ends the delivery where this completes a copy. Closes the reader.
   */
  void confirm();

  /**
   * The peer ended the line because it wanted to. Like {@link #confirm}, but for what it may not
   * have got, which stays resumable.
   *
   * @param unread may reach beyond what this reader was handed
   */
  void confirmExcept(RangeSet unread);

  /**
   * What was read last was never given to the network, and is as if it had not been read. To be
   * said before {@link #close}.
   */
  void takeBack(Range unsent);

  /** The line is gone; without {@link #confirm} before it everything stays resumable. */
  @Override
  void close();

  /**
   * Runs once, at once, when a revocation, an expiry or a reissue ends this reader from outside,
   * also where that has happened already. The door then breaks the connection.
   */
  void onStop(Runnable stop);
}
