package org.ecluse.app.transfer;

import java.io.Serial;

/** A stored row is not what was written there; trying again does not help. */
public final class DamagedException extends StoreException {

  @Serial private static final long serialVersionUID = 1L;

  public DamagedException(String message, Throwable cause) {
    super(message, cause);
  }

  DamagedException(String message) {
    super(message);
  }
}
