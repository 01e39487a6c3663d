package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ecluse.app.account.Account;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

  @TempDir Path temp;

  private final Given given = new Given();

  private Path home() {
    return temp.resolve("home");
  }

  private Account account(String id) {
    return new Account(given.account(), new AccountId(id), Role.SENDER, id, true);
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whatWasStored_isThere_whenTheHomeIsOpenedAgain() {
    Account account = account("ghu");
    try (Stores stores = Given.stores(home())) {
      stores.accounts().add(account, Given.NOW);
    }
    try (Stores stores = Given.stores(home())) {
      assertThat(stores.accounts().all()).containsExactly(account);
    }
  }

  @Test
  void twoFreshHomes_shareNoKey() throws IOException {
    Given.stores(home()).close();
    Given.stores(temp.resolve("other")).close();

    assertThat(Files.readAllBytes(home().resolve("vault/records.key")))
        .isNotEqualTo(Files.readAllBytes(temp.resolve("other/vault/records.key")));
  }

  @Test
  void homeThatOthersCanRead_isRefused_inOneSentence() throws IOException {
    Given.stores(home()).close();
    for (String inside : List.of("", "vault", "blobs", "records.db", "vault/vault.db")) {
      Path path = home().resolve(inside);
      String sound = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      mode(path, "rwxr-x---");

      assertThatThrownBy(() -> Given.stores(home()))
          .as(inside)
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("can be reached by other users")
          .hasMessageContaining("chmod");
      mode(path, sound);
    }
    Given.stores(home()).close();
  }

  @Test
  void homeThatIsAFile_isRefused() throws IOException {
    Files.writeString(home(), "x");
    mode(home(), "rw-------");

    assertThatThrownBy(() -> Given.stores(home())).isInstanceOf(HomeException.class);
  }

  @Test
  void recordsWithoutTheirKey_areNotWrittenToUnderAnother() throws IOException {
    Given.stores(home()).close();
    Path key = home().resolve("vault/records.key");
    Files.delete(key);

    assertThatThrownBy(() -> Given.stores(home()))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("records.key");
    assertThat(key).doesNotExist();
  }

  @Test
  void recordsKeyOfAWrongSize_isRefused() throws IOException {
    Given.stores(home()).close();
    Files.write(home().resolve("vault/records.key"), new byte[31]);

    assertThatThrownBy(() -> Given.stores(home()))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("31 bytes");
  }

  @Test
  void recordsOfANewerVersion_areRefused() throws SQLException {
    Given.stores(home()).close();
    try (Session session = Session.open(home().resolve("records.db"))) {
      session.execute("PRAGMA user_version = 99");
    }

    assertThatThrownBy(() -> Given.stores(home()))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void fileThatIsNoDatabase_isRefused() throws IOException {
    Given.stores(home()).close();
    Files.write(home().resolve("vault/vault.db"), new byte[8192]);
    Files.write(
        home().resolve("records.db"), "nonsense".repeat(1000).getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> Given.stores(home())).isInstanceOf(HomeException.class);
  }

  @Test
  void crashWhileTheTablesWereMade_isMadeUpFor() throws IOException {
    try (Stores stores = Given.stores(home())) {
      assertThat(stores.vault().live()).isEmpty();
    }
    Files.delete(home().resolve("records.db"));
    DurableFiles.createFile(home().resolve("records.db"));

    try (Stores stores = Given.stores(home())) {
      assertThat(stores.accounts().all()).isEmpty();
    }
  }

  @Test
  void manyAtOnce_canOpenAFreshHome() throws Exception {
    List<Callable<Integer>> openings =
        IntStream.range(0, 6)
            .<Callable<Integer>>mapToObj(
                i ->
                    () -> {
                      try (Stores stores = Given.stores(home())) {
                        stores.accounts().add(account("account-" + i), Given.NOW);
                        return stores.accounts().all().size();
                      }
                    })
            .toList();
    List<Future<Integer>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(openings.size())) {
      results.addAll(threads.invokeAll(openings));
    }

    assertThat(results).allSatisfy(result -> assertThat(result.get()).isPositive());
    try (Stores stores = Given.stores(home())) {
      assertThat(stores.accounts().all()).hasSize(6);
      assertThat(stores.ledger().verify()).isEqualTo(new LedgerCheck.Intact(6));
    }
  }

  @Test
  void nativeLibrary_leavesNothingBehind() throws IOException {
    Given.stores(home()).close();

    assertThat(Disk.files(home())).noneMatch(file -> file.toString().contains("sqlitejdbc"));
  }

  @Test
  void lockedDatabase_isAStoreException_andTheNextWriteSucceeds() throws SQLException {
    try (Stores stores = Given.stores(home())) {
      try (Session other = Session.open(home().resolve("records.db"))) {
        other.execute("BEGIN IMMEDIATE");
        assertThatThrownBy(() -> stores.accounts().add(account("a"), Given.NOW))
            .isInstanceOf(StoreException.class);
        assertThat(stores.accounts().all()).as("reading goes on").isEmpty();
      }
      assertThat(stores.accounts().add(account("a"), Given.NOW)).isTrue();
    }
  }

  @Test
  void fullDatabase_isAStoreException_andLosesNothing() throws SQLException {
    try (Stores stores = Given.stores(home())) {
      stores.accounts().add(account("a"), Given.NOW);
      Database full = new Database(home().resolve("records.db"));
      assertThatThrownBy(
              () ->
                  full.write(
                      session -> {
                        session.execute("PRAGMA max_page_count=1");
                        return session.update(
                            "INSERT INTO transfer (id, sender, recipients, created_at, state,"
                                + " retention, discard_at) VALUES (randomblob(16), randomblob(16),"
                                + " zeroblob(200000), 0, 'uploading', 0, 0)");
                      }))
          .isInstanceOf(StoreException.class)
          .hasStackTraceContaining("SQLITE_FULL");
      full.close();

      assertThat(stores.accounts().add(account("b"), Given.NOW)).isTrue();
      assertThat(stores.accounts().all()).hasSize(2);
    }
  }

  @Test
  void secondService_isRefused_untilTheFirstHasEnded() {
    try (HomeLock first = HomeLock.take(home())) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> HomeLock.take(home()))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("already in use by another Ecluse");
      // Commands on the host do not take it.
      Given.stores(home()).close();
    }
    HomeLock.take(home()).close();
  }
}
