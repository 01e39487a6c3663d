package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that tests use as clients. */
public final class Programs {

  /** Where this is 1, a program that is missing is a failure. */
  private static final String REQUIRED = "ECLUSE_REQUIRE_CLIENTS";

  /** The one on the path, and the system's own, which has what the system's packages bring. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private Programs() {}

  /** Skips the test, by name of what is missing, where a program is not installed. */
  public static void need(String... programs) {
    for (String program : programs) {
      if (!isInstalled(program)) {
        missing(program);
      }
    }
  }

  /** The same for a library of Python. */
  public static void needPythonModule(String module) {
    if (PYTHONS.stream().noneMatch(python -> imports(python, module))) {
      missing("Python's " + module);
    }
  }

  /** The first Python that has a library. */
  public static String pythonWith(String module) {
    return PYTHONS.stream()
        .filter(python -> imports(python, module))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Python has " + module));
  }

  /** The folder where {@code .ci/run} installs packages of Node. */
  static final Path NODE = Path.of("target/node").toAbsolutePath();

  /** The same for Node and a package of it. */
  static void needNodePackage(String name) {
    need("node");
    if (!Files.isDirectory(NODE.resolve("node_modules").resolve(name))) {
      missing("Node's " + name);
    }
  }

  private static boolean imports(String python, String module) {
    try {
      return new ProcessBuilder(python, "-c", "import " + module)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void missing(String what) {
    if ("1".equals(System.getenv(REQUIRED))) {
      fail(what + " is not installed, and " + REQUIRED + " is 1");
    }
    Assumptions.abort(what + " is not installed");
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
