package org.ecluse.deploy.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.ecluse.app.config.Settings;
import org.ecluse.app.wiring.House;

/**
 * Deliveries that ended, written straight into the tables of a home that nobody has open: a million
 * of them one after the other would take hours. Their names are noise, which nobody ever opens.
 */
final class Past {

  private static final int FILES_OF_A_TRANSFER = 10;

  private static final String ROWS =
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d) ";

  private Past() {}

  /** Adds what is missing to so many. */
  static void grow(Path home, int ended) throws IOException, SQLException {
    House.open(home, Settings.defaults()).close();
    try (Connection records =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("records.db"));
        Statement statement = records.createStatement()) {
      int missing = ended - there(statement);
      if (missing > 0) {
        statement.execute("ATTACH '" + home.resolve("vault/vault.db") + "' AS vault");
        for (String sql : inserts(missing)) {
          statement.execute(sql);
        }
      }
    }
  }

  private static int there(Statement statement) throws SQLException {
    try (var count =
        statement.executeQuery("SELECT count(*) FROM delivery WHERE ended_at IS NOT NULL")) {
      return count.getInt(1);
    }
  }

  private static List<String> inserts(int missing) {
    int transfers = missing / FILES_OF_A_TRANSFER;
    return List.of(
        "BEGIN",
        "CREATE TEMP TABLE old_transfer (i INTEGER PRIMARY KEY, id BLOB)",
        ROWS.formatted(transfers) + "INSERT INTO old_transfer SELECT i, randomblob(16) FROM n",
        "INSERT INTO transfer (id, sender, recipients, created_at, state, sent_at, expires_at)"
            + " SELECT id, zeroblob(16), zeroblob(16), 1, 'sent', 1, 2 FROM old_transfer",
        "CREATE TEMP TABLE old (i INTEGER PRIMARY KEY, id BLOB, file BLOB, transfer BLOB)",
        ROWS.formatted(transfers * FILES_OF_A_TRANSFER)
            + "INSERT INTO old SELECT n.i, randomblob(16), randomblob(16), t.id"
            + " FROM n JOIN old_transfer t ON t.i = n.i / "
            + FILES_OF_A_TRANSFER,
        "INSERT INTO file (id, transfer, name_index, name, parts, size_bytes, sha256, changed_at,"
            + " removed, needed, expires_at, bytes_absent_at) SELECT file, transfer, randomblob(32),"
            + " randomblob(40), x'01', 1, randomblob(60), 1, 0, 0, 2, 2 FROM old",
        "INSERT INTO delivery (id, transfer, file, sender, recipient, size_bytes, expires_at,"
            + " state, reason, ended_at) SELECT id, transfer, file, zeroblob(16), zeroblob(16), 1,"
            + " 2, 'ended', 'delivered', 2 FROM old",
        "INSERT INTO vault.delivery (version, settled, id, transfer, file, sender, recipient,"
            + " size_bytes, expires_at, state, reason, ended_at) SELECT 3, 1, id, transfer, file,"
            + " zeroblob(16), zeroblob(16), 1, 2, 'ended', 'delivered', 2 FROM old",
        "COMMIT");
  }
}
