package org.ecluse.app.sweep;

/**
 * Something that is done again and again, and may be done again at any time.
 *
 * @param name one word for logs and metrics
 */
public record Chore(String name, Work work) {

  /** What is done. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }
}
