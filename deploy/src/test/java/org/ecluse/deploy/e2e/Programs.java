package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that tests use as clients. */
final class Programs {

  /** Where this is 1, a program that is missing is a failure. */
  private static final String REQUIRED = "ECLUSE_REQUIRE_CLIENTS";

  private Programs() {}

  /** Skips the test, by name of what is missing, where a program is not installed. */
  static void need(String... programs) {
    for (String program : programs) {
      if (isInstalled(program)) {
        continue;
      }
      if ("1".equals(System.getenv(REQUIRED))) {
        fail(program + " is not installed, and " + REQUIRED + " is 1");
      }
      Assumptions.abort(program + " is not installed");
    }
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
