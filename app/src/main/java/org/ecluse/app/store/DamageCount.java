package org.ecluse.app.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at every row of a home, whether it still is what this program wrote there. */
final class DamageCount {

  private DamageCount() {}

  /** How many rows of each table are damaged; tables without any are left out. */
  static Map<String, Integer> of(Database records, Veil veil, Database vault) {
    FileTable files = new FileTable(veil);
    Map<String, Work<Integer>> ofRecords =
        Map.of(
            "account", new AccountTable(veil)::damaged,
            "password", new PasswordTable(veil)::damaged,
            "passkey", new PasskeyTable(veil)::damaged,
            "transfer", new TransferTable(veil, files)::damaged,
            "file", files::damaged,
            "delivery", DeliveryColumns::damaged);
    Map<String, Work<Integer>> ofVault =
        Map.of("delivery", DeliveryColumns::damaged, "wrap", WrapTable::damaged);
    Map<String, Integer> found = new LinkedHashMap<>();
    count("records", records, ofRecords, found);
    count("vault", vault, ofVault, found);
    return found;
  }

  private static void count(
      String name,
      Database database,
      Map<String, Work<Integer>> tables,
      Map<String, Integer> found) {
    tables.forEach(
        (table, look) -> {
          int damaged = database.read(look);
          if (damaged > 0) {
            found.put(name + "." + table, damaged);
          }
        });
  }
}
