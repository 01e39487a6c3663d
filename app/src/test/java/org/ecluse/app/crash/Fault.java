package org.ecluse.app.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Something that fails once, at a given one of all moments that are passed: the disk is full, or a
 * change is done and its answer is lost. The process lives.
 */
final class Fault implements Consumer<String> {

  private final int at;
  private int passed;
  private String where = "";

  Fault(int at) {
    this.at = at;
  }

  @Override
  public void accept(String point) {
    if (passed++ == at) {
      where = point;
      Fault.<RuntimeException>raise(
          point.startsWith("TRANSACTION_") || point.equals("LOG_EMPTIED")
              ? new SQLException("[SQLITE_FULL] a test wants it so")
              : new IOException("No space left on device, a test wants it so"));
    }
  }

  /** The compiler does not see that it is a checked exception; the stores are ready for it. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }

  boolean hasFired() {
    return passed > at;
  }

  @Override
  public String toString() {
    return "#" + at + " " + where;
  }
}
