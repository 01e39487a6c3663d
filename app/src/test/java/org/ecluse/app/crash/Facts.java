package org.ecluse.app.crash;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.wiring.House;

/** What the ledger says. */
final class Facts {

  private Facts() {}

  /** The facts of one type, as JSON. */
  static List<String> of(House house, String type) {
    List<String> facts = new ArrayList<>();
    house
        .stores()
        .ledger()
        .forEach(
            entry -> {
              if (entry.json().startsWith("{\"type\":\"" + type + "\"")) {
                facts.add(entry.json());
              }
            });
    return facts;
  }
}
