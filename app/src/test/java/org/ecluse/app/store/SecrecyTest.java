package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.app.account.Account;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files tell somebody who has them without the vault. */
class SecrecyTest {

  private static final String NAME = "resultats-covid-dupont.csv";

  @TempDir Path temp;

  private final Given given = new Given();

  private StoredFile fill(Stores stores) {
    Account account =
        new Account(
            given.account(), new AccountId("ars-idf"), Role.RECIPIENT, "ARS Île-de-France", true);
    stores.accounts().add(account, Given.NOW);
    StoredTransfer transfer = given.uploading(account.ref());
    stores.records().open(transfer, List.of());
    StoredFile file = given.file(transfer.transfer().id(), NAME);
    stores.records().addFile(file);
    stores.records().updateFile(Given.complete(file, 10), List.of());
    return file;
  }

  @Test
  void records_nameNoPersonFilePurposeAccountOrHash() throws IOException {
    Path home = temp.resolve("home");
    try (Stores stores = Given.stores(home)) {
      fill(stores);
      for (String secret :
          List.of(
              NAME,
              "dupont",
              "ars-idf",
              "ARS Île-de-France",
              "Suivi épidémiologique",
              "laboratory",
              "0a0a0a0a")) {
        assertThat(Disk.containing(home, secret)).as(secret).isEmpty();
      }
    }
  }

  @Test
  void sealedName_doesNotOpenInAnotherRow() throws SQLException {
    Path home = temp.resolve("home");
    try (Stores stores = Given.stores(home)) {
      StoredFile one = fill(stores);
      StoredFile two = given.file(one.transfer(), "other.csv");
      stores.records().addFile(two);
      try (Session session = Session.open(home.resolve("records.db"))) {
        session.update(
            "UPDATE file SET name = (SELECT name FROM file WHERE id = ?) WHERE id = ?",
            one.id().value(),
            two.id().value());
      }

      assertThatThrownBy(() -> stores.records().file(two.id())).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void everything_isPrivate_alsoWhileInUse() throws IOException {
    Path home = temp.resolve("deep/home");
    try (Stores stores = Given.stores(home)) {
      fill(stores);
      stores.vault().keepUploadKey(new FileId(given.id()), given.key());
      stores.epochKeys().forDay(LocalDate.of(2026, 11, 23)).close();
      try (Stream<Path> paths = Files.walk(home)) {
        for (Path path : paths.toList()) {
          String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as(path.toString())
              .isEqualTo(expected);
        }
      }
    }
  }
}
