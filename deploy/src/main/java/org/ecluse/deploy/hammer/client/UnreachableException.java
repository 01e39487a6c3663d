package org.ecluse.deploy.hammer.client;

import java.io.IOException;

/** Nobody answered a connection: nothing of the request has left. */
final class UnreachableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreachableException(IOException cause) {
    super(cause);
  }
}
