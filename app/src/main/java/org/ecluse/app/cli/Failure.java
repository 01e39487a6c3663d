package org.ecluse.app.cli;

import java.io.Serial;

/** A command could not do what it was asked. Its message is one sentence for the terminal. */
final class Failure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  Failure(String sentence) {
    super(sentence);
  }
}
