package org.ecluse.deploy.hammer.history;

/**
 * One line of a history. All times are microseconds since its beginning, by one clock that only
 * goes forward; an event's effect lies somewhere between its start and its end.
 */
public sealed interface Event {

  long start();

  long end();

  /**
   * The first line.
   *
   * @param startedEpochMicros when the history began, to compare with the service's own times
   * @param slackBytes what may leave beyond one whole copy
   * @param reissues how often a delivery may be reissued
   * @param settings how the run was started, for people
   */
  record Began(
      long start,
      long startedEpochMicros,
      long seed,
      long slackBytes,
      long reissues,
      String settings)
      implements Event {
    @Override
    public long end() {
      return start;
    }
  }

  /**
   * A sender sent a file, or tried to.
   *
   * @param name one of a kind in the history
   * @param contentKey what the file's bytes are derived from
   * @param sentBytes how many of them its client gave to the network
   */
  record Uploaded(
      long start,
      long end,
      String identity,
      Door door,
      String recipient,
      String name,
      long contentKey,
      long sizeBytes,
      long sentBytes,
      Answer answer)
      implements Event {}

  /**
   * The service showed a live delivery, to its recipient or in the answer to an upload.
   *
   * @param expires when it ends at the latest
   */
  record Offered(
      long start,
      long end,
      String recipient,
      String delivery,
      String name,
      long sizeBytes,
      long expires)
      implements Event {}

  /**
   * A client read.
   *
   * @param identity the key or pass it used
   * @param from position of the first byte asked for
   * @param asked how many bytes it asked for, at most
   * @param received how many it got, counted at the client
   * @param crc CRC-32C of what it got
   * @param closed whether it closed properly afterwards and was told that this is fine
   */
  record Read(
      long start,
      long end,
      String identity,
      Door door,
      String delivery,
      long from,
      long asked,
      long received,
      long crc,
      boolean closed,
      Answer answer)
      implements Event {

    public long until() {
      return from + received;
    }
  }

  /** What is done to a delivery besides reading it. */
  enum Deed {
    ACKNOWLEDGE,
    REVOKE,
    REISSUE
  }

  /** Somebody did something to a delivery, or tried to. */
  record Acted(long start, long end, Deed deed, String identity, String delivery, Answer answer)
      implements Event {}

  /** The service was killed at the start and accepted connections again at the end. */
  record Killed(long start, long end) implements Event {}

  /** The last line: every client has done what it wanted to do. */
  record Finished(long start) implements Event {
    @Override
    public long end() {
      return start;
    }
  }
}
