package org.ecluse.app.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody filled in; nothing in it is checked.
 *
 * @param fields by name, several values where there were several fields of that name
 */
public record Form(Map<String, List<String>> fields) {

  public Form {
    fields = Map.copyOf(fields);
  }

  /** What was filled in, without space around it; empty where there was nothing else. */
  public Optional<String> text(String name) {
    return all(name).stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Every value of a name, such as the boxes that were ticked. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
