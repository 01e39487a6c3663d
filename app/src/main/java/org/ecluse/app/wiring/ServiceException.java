package org.ecluse.app.wiring;

import java.io.Serial;

/**
 * The house cannot be used or its doors cannot open. The message is a sentence for the operator.
 */
public final class ServiceException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ServiceException(String sentence) {
    super(sentence);
  }

  public ServiceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
