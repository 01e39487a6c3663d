package org.ecluse.app.demo;

import java.util.List;

/** Runs one command of Ecluse in this process, as a person would type it. */
@FunctionalInterface
public interface Commands {

  /** Runs it; the arguments begin with the command's name. */
  Printed run(List<String> arguments);

  /**
   * What came of a command.
   *
   * @param out standard output, without the line end at its end
   * @param err standard error, likewise
   */
  record Printed(int exit, String out, String err) {

    public Printed {
      out = out.strip();
      err = err.strip();
    }
  }
}
