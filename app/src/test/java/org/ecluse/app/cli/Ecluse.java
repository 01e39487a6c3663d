package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands in this process, as somebody at a terminal would. */
final class Ecluse {

  private final Path home;
  private final Map<String, String> environment;

  /** What came of a command. */
  record Result(int code, String out, String err) {

    String line() {
      return out.strip();
    }
  }

  Ecluse(Path home) {
    this(home, Map.of());
  }

  Ecluse(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** Runs a command on the home. */
  Result run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--home");
    all.add(home.toString());
    return bare(all.toArray(String[]::new));
  }

  /** Runs a command as it is. */
  Result bare(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine root = Main.commandLine(new Surroundings(environment, home.resolve("nobody")));
    int code =
        root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    return new Result(code, out.toString(), err.toString());
  }
}
