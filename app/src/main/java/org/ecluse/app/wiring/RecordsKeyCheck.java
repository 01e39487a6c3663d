package org.ecluse.app.wiring;

import java.nio.file.Path;
import org.ecluse.app.store.Stores;

/**
 * Refuses a home whose records were written under another key. Nothing can be sent without
 * accounts, so a home of which an account opens has the right key; and nothing is written under a
 * wrong one, which would leave records of which no key opens all.
 */
final class RecordsKeyCheck {

  private RecordsKeyCheck() {}

  static void pass(Path home, Stores stores) {
    if (stores.recordsAreForeign()) {
      throw new ServiceException(
          "The key %s does not open the records beside it: one of the two is of another home."
              .formatted(home.resolve("vault/records.key")));
    }
  }
}
