package org.ecluse.deploy.e2e.clients;

import java.nio.file.Path;
import java.util.Map;

/** One client and how it is used. Every deed has its own connection and answers at its end. */
interface SftpUser {

  /** Its row in the table. */
  String name();

  /** The commands or options by which it does what it can; a deed that is not here, it cannot. */
  Map<Deed, String> commands();

  /** Skips the test, by name, where the client is not installed. */
  void need();

  Said put(Seat seat, Path file, String remote);

  Said get(Seat seat, String remote, Path into);

  /** Everything below a directory. */
  Said getTree(Seat seat, String remote, Path into);

  default Said getInParallel(Seat seat, String remote, Path into) {
    throw cannot();
  }

  /** Goes on with an upload that broke; a client that cannot begins again. */
  default Said resumePut(Seat seat, Path file, String remote) {
    return put(seat, file, remote);
  }

  /** Goes on with a download that broke; a client that cannot begins again. */
  default Said resumeGet(Seat seat, String remote, Path into) {
    return get(seat, remote, into);
  }

  /** The names in a directory and their sizes. */
  default Said list(Seat seat, String remote) {
    throw cannot();
  }

  private UnsupportedOperationException cannot() {
    return new UnsupportedOperationException(name());
  }
}
