package org.ecluse.app.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** What an I/O failure means to the person at the keyboard. */
final class Failures {

  private Failures() {}

  static ClientException of(Server server, IOException failure) {
    String name = server.name();
    if (isIn(failure, UnresolvedAddressException.class)
        || isIn(failure, UnknownHostException.class)) {
      return new ClientException("The host of " + name + " is not known.", failure);
    }
    if (isIn(failure, GeneralSecurityException.class)) {
      return new ClientException(
          "The certificate of "
              + name
              + " is not trusted or not for that host; give its file with --cacert.",
          failure);
    }
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return new BrokenLineException("Nothing answers at " + name + ".", failure);
    }
    if (failure instanceof HttpTimeoutException) {
      return new BrokenLineException("The service at " + name + " does not answer.", failure);
    }
    return new BrokenLineException("The line to " + name + " broke.", failure);
  }

  private static boolean isIn(Throwable failure, Class<? extends Throwable> kind) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
