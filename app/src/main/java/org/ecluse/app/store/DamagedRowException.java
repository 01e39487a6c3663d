package org.ecluse.app.store;

import java.io.Serial;
import java.sql.SQLException;

/** A row is not what this program wrote there. */
final class DamagedRowException extends SQLException {

  @Serial private static final long serialVersionUID = 1L;

  DamagedRowException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
