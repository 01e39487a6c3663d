package org.ecluse.app.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;

/** What somebody does to a home who can write its files, to the target and not to the other. */
@FunctionalInterface
interface Tampering {

  /** The two of them, as they lie in the stores. */
  record Victims(Path home, DeliveryView target, DeliveryView other) {}

  void happen(Victims victims) throws IOException, SQLException;

  /** Edits the records; {@code :target} and the like stand for ids as SQL literals. */
  static Tampering records(String... sql) {
    return victims -> edit(victims, "records.db", sql);
  }

  static Tampering vault(String... sql) {
    return victims -> edit(victims, "vault/vault.db", sql);
  }

  static Tampering both(String sql) {
    return victims -> {
      edit(victims, "records.db", sql);
      edit(victims, "vault/vault.db", sql);
    };
  }

  /** Replaces the content of the target's blob. */
  static Tampering blob(Change change) {
    return victims -> {
      Path target = blob(victims.home(), victims.target().file());
      byte[] changed =
          change.of(
              Files.readAllBytes(target),
              Files.readAllBytes(blob(victims.home(), victims.other().file())));
      Files.write(target, changed);
    };
  }

  static Tampering blobDeleted() {
    return victims -> Files.delete(blob(victims.home(), victims.target().file()));
  }

  /** From a blob, and another one, to what is put in its place. */
  @FunctionalInterface
  interface Change {
    byte[] of(byte[] content, byte[] other);
  }

  private static Path blob(Path home, FileId file) throws IOException {
    return Disk.files(home.resolve("blobs")).stream()
        .filter(path -> path.getFileName().toString().equals(file + ".0"))
        .findFirst()
        .orElseThrow(() -> new IOException("no blob of " + file));
  }

  private static void edit(Victims victims, String database, String... sql) throws SQLException {
    Path file = victims.home().resolve(database);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA ignore_check_constraints=ON");
      for (String each : sql) {
        statement.execute(
            each.replace(":target_file", literal(victims.target().file().value()))
                .replace(":target_transfer", literal(victims.target().transfer().value()))
                .replace(":other_file", literal(victims.other().file().value()))
                .replace(":target", literal(victims.target().id().value()))
                .replace(":other", literal(victims.other().id().value())));
      }
    }
  }

  private static String literal(Id128 id) {
    return "X'" + HexFormat.of().formatHex(id.bytes()) + "'";
  }
}
