package org.ecluse.deploy.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Somebody with the records in their hands who wants a fact not to have been. */
final class Ledgers {

  private Ledgers() {}

  /**
   * A copy of a home, with its permissions, also of one in use: the copy is opened as after a
   * crash.
   */
  static Path copyOf(Path home, Path copy) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.toList()) {
        Path target = copy.resolve(home.relativize(path));
        copy(path, target);
      }
    }
    return copy;
  }

  private static void copy(Path path, Path target) throws IOException {
    try {
      Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      // Renamed or removed since it was listed, by the service that uses the home.
    }
  }

  /** Changes the first byte of the newest entry's text, without the trigger that forbids it. */
  static void flipOneByte(Path records) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + records);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER ledger_is_never_changed");
      statement.execute(
          """
          UPDATE ledger SET body = CAST(x'7c' || substr(body, 2) AS BLOB)
          WHERE seq = (SELECT max(seq) FROM ledger)
          """);
    }
  }

  /** The texts of all entries, a line each. */
  static String bodies(Path home) throws SQLException {
    String records = "jdbc:sqlite:" + home.resolve("records.db");
    try (Connection connection = DriverManager.getConnection(records);
        Statement statement = connection.createStatement();
        ResultSet all =
            statement.executeQuery(
                "SELECT group_concat(CAST(body AS TEXT), char(10)) FROM ledger")) {
      return all.getString(1);
    }
  }

  /** Verifies the ledger of a home. */
  static Run verify(Path home) {
    List<String> words = List.of("ledger", "verify", "--home", home.toString());
    return Run.start(home, Artefact.ecluse(words)).ended();
  }
}
