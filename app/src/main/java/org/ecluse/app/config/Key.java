package org.ecluse.app.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One key of the configuration.
 *
 * @param path its name in {@code ecluse.yml}, words joined with dots
 * @param fallback the default, written as an operator would write it
 * @param form what a value must look like, to end the sentence "must be …"
 * @param meaning what it does, for the documentation
 * @param reader makes the value of a text; empty where it is not one
 */
public record Key<T>(
    String path,
    String fallback,
    String form,
    String meaning,
    Function<String, Optional<T>> reader) {

  private static final String ENVIRONMENT_PREFIX = "ECLUSE_";

  /** The environment variable that overrides it, by Micronaut's rules. */
  public String variable() {
    return variableOf(path);
  }

  static String variableOf(String path) {
    return ENVIRONMENT_PREFIX
        + path.toUpperCase(Locale.ROOT).replaceAll("\\[(\\d+)]", "_$1").replaceAll("[.-]", "_");
  }

  /** The given value, or the default. */
  T in(Map<String, Given> values) {
    Given given = values.get(path);
    return given == null ? standard() : read(given);
  }

  T read(Given given) {
    return reader
        .apply(given.text().strip())
        .orElseThrow(
            () ->
                new SettingsException(
                    "%s: %s must be %s, not \"%s\"."
                        .formatted(
                            given.origin(), given.path(), form, Quoted.shortened(given.text()))));
  }

  private T standard() {
    return reader
        .apply(fallback)
        .orElseThrow(() -> new IllegalStateException("the default of " + path + " is unreadable"));
  }
}
