package org.ecluse.app.signin;

import java.io.Serial;

/** So many passwords are being looked at that this one would have to wait too long. */
final class OverloadException extends Exception {

  @Serial private static final long serialVersionUID = 1L;
}
