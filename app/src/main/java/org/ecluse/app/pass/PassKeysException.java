package org.ecluse.app.pass;

import java.io.Serial;

/** The keys that sign passes cannot be used; an operator has to look. The message is a sentence. */
public final class PassKeysException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  PassKeysException(String message, Throwable cause) {
    super(message, cause);
  }

  static PassKeysException damaged(Throwable cause) {
    return new PassKeysException("the keys that sign passes are damaged", cause);
  }
}
