package org.ecluse.deploy.hammer.checker;

/**
 * A promise that was not kept.
 *
 * @param about the delivery, or the name of the upload
 * @param text what the history shows, for people
 */
public record Violation(Rule rule, String about, String text) {

  /** The promises that are checked. */
  public enum Rule {
    /** More bytes left than one copy and the slack, counted for each issue. */
    TOO_MANY_BYTES,
    /** A client got bytes that are not the file's. */
    WRONG_BYTES,
    /** A whole copy was read after a whole one had arrived. */
    SECOND_COPY,
    /** Bytes were read after the delivery had ended. */
    READ_AFTER_END,
    /** Two identities got bytes of one issue. */
    TWO_IDENTITIES,
    /** Refused as claimed although nobody else had tried to read. */
    CLAIMED_BY_NOBODY,
    /** Reissued more often than the policy allows. */
    TOO_MANY_REISSUES,
    /** An acknowledged upload could not be taken, and nothing in the history says why. */
    LOST,
    /** A file that never arrived whole was offered. */
    OFFERED_UNSENT,
    /** An answer that no client should ever see. */
    UNEXPECTED_ANSWER,
    /** The history does not end properly, so that it proves nothing. */
    UNFINISHED
  }

  @Override
  public String toString() {
    return rule + " " + about + ": " + text;
  }
}
