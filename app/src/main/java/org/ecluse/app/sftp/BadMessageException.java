package org.ecluse.app.sftp;

import java.io.Serial;

/** A client sent something that is not SFTP; its channel is closed. */
final class BadMessageException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  BadMessageException(String reason) {
    super(reason);
  }
}
