package org.ecluse.app.check;

import java.io.IOException;
import java.util.List;

/** One look at the installation. */
@FunctionalInterface
interface Probe {

  List<Diagnosis> look() throws IOException;

  /** A failure of the look itself is a finding too. */
  default List<Diagnosis> lookSafely(String about) {
    try {
      return look();
    } catch (IOException | RuntimeException e) {
      return List.of(
          Diagnosis.fail(about, "this could not be checked: " + e.getClass().getSimpleName()));
    }
  }
}
