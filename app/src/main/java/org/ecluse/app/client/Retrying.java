package org.ecluse.app.client;

import java.io.IOException;
import java.util.function.LongSupplier;

/** Asks again when the line broke, as long as asking brings something. */
final class Retrying {

  /** Attempts in a row that bring nothing before it is given up. */
  private static final int FRUITLESS_ATTEMPTS = 6;

  private final Backoff backoff;

  Retrying(Backoff backoff) {
    this.backoff = backoff;
  }

  /** One attempt; only a {@link BrokenLineException} is a reason for another. */
  @FunctionalInterface
  interface Attempt {
    void make() throws ClientException, IOException;
  }

  /**
   * Attempts until one succeeds.
   *
   * @param achieved grows with what attempts bring, also those that fail in the end
   */
  void until(Attempt attempt, LongSupplier achieved) throws ClientException, IOException {
    int fruitless = 0;
    while (true) {
      long before = achieved.getAsLong();
      try {
        attempt.make();
        return;
      } catch (BrokenLineException e) {
        fruitless = achieved.getAsLong() > before ? 0 : fruitless + 1;
        if (fruitless >= FRUITLESS_ATTEMPTS) {
          throw e;
        }
        pause(fruitless);
      }
    }
  }

  private void pause(int fruitless) throws ClientException {
    try {
      backoff.pause(fruitless);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("Interrupted.", e);
    }
  }
}
