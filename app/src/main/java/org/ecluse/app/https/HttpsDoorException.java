package org.ecluse.app.https;

import java.io.Serial;

/** The door cannot open; the message is one sentence for the operator. */
public final class HttpsDoorException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public HttpsDoorException(String sentence) {
    super(sentence);
  }

  public HttpsDoorException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
