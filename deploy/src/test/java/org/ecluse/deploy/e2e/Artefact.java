package org.ecluse.deploy.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the build made: the directory of jars that {@code ./ecluse} runs. */
public final class Artefact {

  private Artefact() {}

  /** The words that run a command of Ecluse as a process. */
  public static List<String> ecluse(List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    words.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    words.addAll(List.of("-cp", lib() + "/*", "org.ecluse.app.cli.Main"));
    words.addAll(arguments);
    return words;
  }

  /** The root of the checkout. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return here.endsWith("deploy") ? here.resolveSibling("") : here;
  }

  private static Path lib() {
    Path lib = root().resolve("app/target/ecluse/lib").normalize();
    if (!Files.isDirectory(lib)) {
      throw new AssertionError(lib + " is missing: build with ./ecluse or mvn package");
    }
    try {
      return lib.toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
