package org.ecluse.app.transfer;

import java.io.Serial;

/**
 * A store could not do what it was asked, durably: disk full, database locked or gone. Nothing was
 * acknowledged. Doors answer {@code busy}, or {@code damaged} where trying again cannot help.
 */
public sealed class StoreException extends RuntimeException permits DamagedException {

  @Serial private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }
}
