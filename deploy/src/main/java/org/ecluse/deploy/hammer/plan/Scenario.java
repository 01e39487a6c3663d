package org.ecluse.deploy.hammer.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Door;

/**
 * What one crew does to one file: a sender sends it, readers abuse it all at the same time, the
 * sender interferes, and somebody takes what is left.
 *
 * @param kind what the scenario is about, for figures
 * @param settles whether what is left is taken at once, or stays until the run ends
 */
public record Scenario(
    String kind,
    Sending sending,
    List<Reader> readers,
    Optional<Interference> interference,
    boolean settles) {

  /** How far an upload gets. */
  public enum Manner {
    WHOLE,
    /** Its line is cut, and that is all. */
    CUT,
    /** Its line is cut, then it is made whole. */
    RESUMED
  }

  /**
   * An upload.
   *
   * @param cutAfterBytes where its line is cut, unless it is whole
   * @param expires how long it lives; empty for the standard
   */
  public record Sending(
      Door door,
      Manner manner,
      long contentKey,
      long sizeBytes,
      long cutAfterBytes,
      Optional<Duration> expires) {}

  /**
   * A reader.
   *
   * @param identity number of one of the recipient's identities
   * @param connection number of the connection it uses; readers of one identity may share one
   * @param delay how long after the upload it begins
   * @param wishes what it reads, one after the other; a patient one goes on after each cut and ends
   *     when it has everything or the delivery is gone
   * @param acknowledges whether it says that it has the file, when it has
   */
  public record Reader(
      Door door,
      int identity,
      int connection,
      Duration delay,
      boolean patient,
      List<Wish> wishes,
      boolean acknowledges) {}

  /** What a sender does while others read. */
  public record Interference(boolean reissues, Duration delay) {}
}
