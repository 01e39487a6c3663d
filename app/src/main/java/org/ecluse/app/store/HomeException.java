package org.ecluse.app.store;

import java.io.Serial;

/** The home cannot be used as it is. The message is one sentence for the operator. */
public final class HomeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public HomeException(String sentence) {
    super(sentence);
  }

  public HomeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
