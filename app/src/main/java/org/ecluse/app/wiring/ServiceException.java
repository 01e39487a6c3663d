package org.ecluse.app.wiring;

import java.io.Serial;

/** The service cannot start. Its message is one sentence for the operator. */
public final class ServiceException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ServiceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
