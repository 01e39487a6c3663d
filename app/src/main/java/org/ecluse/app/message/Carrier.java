package org.ecluse.app.message;

/** Takes one message to the mail server. */
interface Carrier {

  /** What came of it. */
  enum Result {
    /** The server has taken it. */
    TAKEN,
    /** The server has certainly not taken it. */
    NOT_TAKEN,
    /** Its last word is missing. */
    UNKNOWN
  }

  /**
   * Sends.
   *
   * @param handing run before the first byte that may make the server take it
   */
  Result carry(String address, Message message, Runnable handing);
}
