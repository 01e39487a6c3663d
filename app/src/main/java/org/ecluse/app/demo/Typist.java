package org.ecluse.app.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Types administrative commands for the demo's home, shows them, and expects them to succeed. */
record Typist(Commands commands, Path home, Narrator narrator) {

  /** Runs a command and shows it with what it printed. */
  String show(String... words) throws DemoException {
    String out = type(words);
    narrator.says(out);
    return out;
  }

  /** Runs a command whose output is not for showing, such as a pass. */
  String type(String... words) throws DemoException {
    narrator.says("$ ecluse " + shown(words));
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--home", home.toString()));
    Commands.Printed printed = commands.run(arguments);
    if (printed.exit() != 0) {
      throw new DemoException(
          "\"ecluse %s\" failed: %s %s".formatted(words[0], printed.out(), printed.err()));
    }
    return printed.out();
  }

  private static String shown(String... words) {
    return String.join(
        " ", List.of(words).stream().map(w -> w.contains(" ") ? "\"" + w + "\"" : w).toList());
  }
}
