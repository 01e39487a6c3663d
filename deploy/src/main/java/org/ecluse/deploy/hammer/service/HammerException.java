package org.ecluse.deploy.hammer.service;

/** The hammer itself cannot go on; the message is for its user. */
public final class HammerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HammerException(String message) {
    super(message);
  }

  public HammerException(String message, Throwable cause) {
    super(message, cause);
  }
}
