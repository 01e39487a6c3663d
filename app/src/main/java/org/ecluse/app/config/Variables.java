package org.ecluse.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the environment by Micronaut's rules: {@code https.port} is {@code ECLUSE_HTTPS_PORT}. */
final class Variables {

  private static final String PREFIX = "ECLUSE_";

  /** Variables that other parts of the product read. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "ECLUSE_HOME",
          "ECLUSE_URL",
          "ECLUSE_PASS",
          "ECLUSE_CACERT",
          "ECLUSE_JAVA_OPTS",
          "ECLUSE_NO_BUILD",
          "ECLUSE_REQUIRE_CLIENTS");

  private static final Pattern SEND_RULE = Pattern.compile("ECLUSE_POLICY_SEND_(\\d{1,3})_[A-Z_]+");

  private Variables() {}

  /** The values by path; a variable that looks like ours but is none is told to {@code warn}. */
  static Map<String, Given> read(Map<String, String> environment, Consumer<String> warn) {
    Map<String, Given> values = new LinkedHashMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (!variable.startsWith(PREFIX) || NOT_SETTINGS.contains(variable)) {
                return;
              }
              Optional<Key<?>> key = keyOf(variable);
              if (key.isPresent()) {
                String path = key.get().path();
                values.put(path, new Given(path, text, "environment variable " + variable));
              } else {
                warn.accept(unknown(variable));
              }
            });
    return values;
  }

  private static Optional<Key<?>> keyOf(String variable) {
    Matcher rule = SEND_RULE.matcher(variable);
    List<Key<?>> candidates =
        rule.matches() ? Keys.SendKeys.at(Integer.parseInt(rule.group(1))).all() : Keys.all();
    return candidates.stream().filter(key -> key.variable().equals(variable)).findFirst();
  }

  private static String unknown(String variable) {
    List<String> names = Keys.all().stream().map(Key::variable).toList();
    return "The environment variable %s is no setting and is ignored%s"
        .formatted(Quoted.shortened(variable), Suggestion.ending(variable, names));
  }
}
