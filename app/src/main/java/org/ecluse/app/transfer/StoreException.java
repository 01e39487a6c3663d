package org.ecluse.app.transfer;

import java.io.Serial;

/**
 * A store could not do what it was asked, durably: disk full, database locked or gone. Nothing was
 * acknowledged. Doors answer {@code busy}.
 */
public final class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
