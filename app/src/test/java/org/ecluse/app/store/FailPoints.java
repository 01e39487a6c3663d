package org.ecluse.app.store;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Opens the fail points of the stores to tests of other packages. */
public final class FailPoints {

  private FailPoints() {}

  /**
   * From now on hears the name of every moment that is passed; what it throws, the store throws.
   */
  public static void listen(Consumer<String> listener) {
    FailPoint.listen(point -> listener.accept(point.name()));
  }

  /** Nobody listens any more. */
  public static void silence() {
    FailPoint.listen(null);
  }

  public static List<String> names() {
    return Arrays.stream(FailPoint.values()).map(FailPoint::name).toList();
  }
}
