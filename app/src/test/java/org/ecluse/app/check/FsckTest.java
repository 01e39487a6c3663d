package org.ecluse.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.wiring.Inhabited;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsckTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A disk may stall between two steps of the house for longer than an operator would wait. */
  private static final int PATIENT_LOOKS = 200;

  @TempDir Path directory;

  private Path home;
  private Inhabited inhabited;

  @BeforeEach
  void open() {
    home = directory.resolve("home");
    inhabited = new Inhabited(home);
  }

  @AfterEach
  void close() {
    inhabited.close();
  }

  @Test
  void everyStage_ofATransfer_isClean() {
    assertThat(fsck()).isEmpty();
    DeliveryView delivery = inhabited.send("hello");
    assertThat(fsck()).isEmpty();
    inhabited.take(delivery.id());
    assertThat(fsck()).isEmpty();
    inhabited.house.transfers().sweep();
    assertThat(fsck()).isEmpty();
  }

  @Test
  void uploadThatWasSuspended_isClean() {
    inhabited.suspend("half");
    assertThat(fsck()).isEmpty();
  }

  @Test
  void blobWithoutARecord_isAnOrphan() throws IOException {
    FileId nobody = new FileId(new Id128(1, 2));
    Path shelf = home.resolve("blobs").resolve(nobody.toString().substring(2, 4));
    Files.createDirectories(shelf);
    Files.writeString(shelf.resolve(nobody + ".0"), "x");

    assertThat(fsck()).containsExactly("blob-orphan " + nobody);
  }

  @Test
  void blobThatIsGone_isMissed() throws IOException {
    DeliveryView delivery = inhabited.send("hello");
    Files.delete(blob());

    assertThat(fsck()).containsExactly("blob-missing " + delivery.file());
  }

  @Test
  void blobThatWasCut_hasTheWrongSize() throws IOException {
    DeliveryView delivery = inhabited.send("hello");
    byte[] sealed = Files.readAllBytes(blob());
    Files.write(blob(), Arrays.copyOf(sealed, sealed.length - 1));

    assertThat(fsck()).containsExactly("blob-size " + delivery.file());
  }

  @Test
  void changedLetterOfTheLedger_isDamage_withItsEntry() throws SQLException {
    inhabited.send("hello");
    edit("DROP TRIGGER ledger_is_never_changed");
    edit(
        "UPDATE ledger SET body = CAST(replace(CAST(body AS TEXT), 'account', 'acc0unt') AS BLOB)"
            + " WHERE seq = 2");

    assertThat(fsck()).containsExactly("ledger-damaged entry 2");
  }

  @Test
  void expiryThatWasEditedInTheRecords_isSeen() throws SQLException {
    DeliveryView delivery = inhabited.send("hello");
    edit("UPDATE delivery SET expires_at = expires_at + 86400000000000");

    assertThat(fsck()).contains("facts-differ " + delivery.id());
  }

  @Test
  void recordsOfYesterday_thatCallATakenDeliveryLive_areContradicted() throws IOException {
    DeliveryView delivery = inhabited.send("hello");
    inhabited.close();
    byte[] yesterday = Files.readAllBytes(home.resolve("records.db"));
    open();
    inhabited.take(delivery.id());
    inhabited.close();
    Files.write(home.resolve("records.db"), yesterday);
    open();

    assertThat(fsck()).contains("live-only-in-records " + delivery.id());
  }

  @Test
  void keyOfTheDay_thatIsGone_isNamed() throws IOException {
    DeliveryView delivery = inhabited.send("hello");
    inhabited.close();
    try (Stream<Path> keys = Files.list(home.resolve("vault/keys"))) {
      for (Path key : keys.toList()) {
        Files.delete(key);
      }
    }
    open();

    assertThat(new Fsck(inhabited.house.stores()).run())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo("key-unusable");
              assertThat(finding.id()).isEqualTo(delivery.id().toString());
              assertThat(finding.sentence()).contains("the key of epoch").endsWith("is missing.");
            });
  }

  @Test
  void houseInFullUse_isNeverSuspected() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService user = Executors.newSingleThreadExecutor()) {
      Future<?> use = user.submit(() -> useUntil(enough, taken));
      try {
        for (int i = 1; i <= 5; i++) {
          assertThat(new Fsck(inhabited.house.stores(), PATIENT_LOOKS).run()).isEmpty();
          int before = taken.get();
          await().atMost(PATIENCE).until(() -> use.isDone() || taken.get() > before);
        }
      } finally {
        enough.set(true);
      }
      use.get();
    }
  }

  private void useUntil(AtomicBoolean enough, AtomicInteger taken) {
    while (!enough.get()) {
      inhabited.take(inhabited.send("busy").id());
      inhabited.house.transfers().sweep();
      taken.incrementAndGet();
    }
  }

  private List<String> fsck() {
    return new Fsck(inhabited.house.stores())
        .run().stream().map(finding -> finding.kind() + " " + finding.id()).toList();
  }

  private Path blob() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("blobs"))) {
      return all.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private void edit(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("records.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
