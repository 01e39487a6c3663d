package org.ecluse.app.follow;

import java.io.IOException;
import java.util.List;

/** Where facts go. */
@FunctionalInterface
public interface Sink {

  /**
   * Hands facts over, in order; when it returns, the other side has them all.
   *
   * @throws IOException where it is not known to have them: the same facts come again
   */
  void give(List<Fact> facts) throws IOException;

  /** Most facts that it is given at once. */
  default int batch() {
    return 200;
  }
}
