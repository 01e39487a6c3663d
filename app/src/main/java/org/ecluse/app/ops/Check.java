package org.ecluse.app.ops;

import java.util.function.BooleanSupplier;

/**
 * One thing that must be so for the service to be ready.
 *
 * @param name one word for the answer
 * @param holds asked at every request; an exception means no
 */
public record Check(String name, BooleanSupplier holds) {

  boolean passes() {
    try {
      return holds.getAsBoolean();
    } catch (RuntimeException _) {
      return false;
    }
  }
}
