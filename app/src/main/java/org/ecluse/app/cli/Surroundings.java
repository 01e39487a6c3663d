package org.ecluse.app.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it: handed in, so that a test can hand in something else.
 *
 * @param environment the process's environment variables
 * @param userHome where the default home lies in
 */
record Surroundings(Map<String, String> environment, Path userHome) {

  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")));
  }
}
