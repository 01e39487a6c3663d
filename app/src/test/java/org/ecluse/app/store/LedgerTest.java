package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.store.LedgerCheck.Broken;
import org.ecluse.app.store.LedgerCheck.Intact;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final int ENTRIES = 3;
  private static final LedgerKey KEY = LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]);

  @TempDir Path temp;

  private final Given given = new Given();
  private Path home;
  private Path records;

  @BeforeEach
  void threeEntries() {
    home = temp.resolve("home");
    records = home.resolve("records.db");
    try (Stores stores = Given.stores(home)) {
      stores
          .records()
          .append(
              List.of(
                  new LedgerEvent.AccountAdded(given.account(), Role.SENDER),
                  new LedgerEvent.FileReceived(
                      new TransferId(given.id()), new FileId(given.id()), 200_000_000L, -1)));
      stores
          .records()
          .append(
              List.of(
                  new LedgerEvent.TransferDiscarded(
                      new TransferId(given.id()), EndReason.REVOKED)));
    }
  }

  private LedgerCheck verify() {
    try (Stores stores = Given.stores(home)) {
      return stores.ledger().verify();
    }
  }

  private void anchor() {
    try (Stores stores = Given.stores(home)) {
      assertThat(stores.ledger().anchor()).isTrue();
    }
  }

  /** What somebody does who can write the records file. */
  private void tamper(String sql) throws SQLException {
    try (Session session = Session.open(records)) {
      session.execute("PRAGMA ignore_check_constraints=ON");
      session.execute("DROP TRIGGER IF EXISTS ledger_is_never_changed");
      session.execute("DROP TRIGGER IF EXISTS ledger_is_never_shortened");
      session.execute(sql);
    }
  }

  private static long brokenAt(LedgerCheck check) {
    return switch (check) {
      case Broken broken -> broken.seq();
      case Intact _ -> -1;
    };
  }

  @Test
  void untouchedLedger_isIntact_andExportsItsFacts() {
    assertThat(verify()).isEqualTo(new Intact(ENTRIES));
    List<LedgerEntry> entries = new ArrayList<>();
    try (Stores stores = Given.stores(home)) {
      stores.ledger().forEach(entries::add);
    }
    assertThat(entries).extracting(LedgerEntry::seq).containsExactly(1L, 2L, 3L);
    assertThat(entries).extracting(LedgerEntry::at).containsOnly(Given.NOW);
    assertThat(entries.get(1).json())
        .matches(
            "\\{\"type\":\"file_received\",\"transfer\":\"t-[a-z2-7]{26}\","
                + "\"file\":\"f-[a-z2-7]{26}\",\"size_bytes\":200000000,\"records\":-1}");
  }

  @Test
  void emptyLedger_isIntact() {
    home = temp.resolve("empty");
    assertThat(verify()).isEqualTo(new Intact(0));
    anchor();
  }

  @Test
  void entries_canNeitherBeChangedNorRemoved_byTheProgramItself() throws SQLException {
    try (Session session = Session.open(records)) {
      assertThatThrownBy(() -> session.update("UPDATE ledger SET at = 0"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> session.update("DELETE FROM ledger"))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void everyFlippedByteOfEveryColumn_isNamed() throws SQLException {
    for (String column : List.of("body", "prev", "hash")) {
      for (int seq = 1; seq <= ENTRIES; seq++) {
        byte[] value = column(column, seq);
        for (int i = 0; i < value.length; i++) {
          byte[] flipped = value.clone();
          flipped[i] ^= 1;
          set(column, seq, flipped);
          assertThat(check()).as("%s %d byte %d", column, seq, i).isEqualTo(seq);
        }
        set(column, seq, value);
      }
    }
    assertThat(check()).isEqualTo(-1);
  }

  private byte[] column(String column, long seq) throws SQLException {
    try (Session session = Session.open(records)) {
      return session
          .find("SELECT " + column + " FROM ledger WHERE seq = ?", row -> row.bytes(column), seq)
          .orElseThrow();
    }
  }

  private void set(String column, long seq, byte[] value) throws SQLException {
    try (Session session = Session.open(records)) {
      session.execute("PRAGMA synchronous=OFF");
      session.execute("DROP TRIGGER IF EXISTS ledger_is_never_changed");
      session.update("UPDATE ledger SET " + column + " = ? WHERE seq = ?", value, seq);
    }
  }

  /** Verifies without opening the stores, which would take long for thousands of cases. */
  private long check() {
    return brokenAt(LedgerVerifier.verify(records, LedgerTable.Head.NONE, KEY.named("test")));
  }

  @Test
  void changedTime_isNamed() throws SQLException {
    tamper("UPDATE ledger SET at = at + 1 WHERE seq = 2");
    assertThat(check()).isEqualTo(2);
  }

  @Test
  void removedEntry_isNamed() throws SQLException {
    tamper("DELETE FROM ledger WHERE seq = 1");
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void renumberedEntries_areNamed() throws SQLException {
    tamper("UPDATE ledger SET seq = 9 WHERE seq = 2");
    assertThat(check()).isEqualTo(2);
  }

  @Test
  void swappedContents_areNamed() throws SQLException {
    byte[] first = column("body", 1);
    set("body", 1, column("body", 2));
    set("body", 2, first);
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void everyFlippedByteOfTheFile_whereTheLedgerLies_isNoticed() throws IOException {
    byte[] sound = Files.readAllBytes(records);
    // Rows fill their page from its end: the last row's cell comes first, with its two sizes, its
    // header and its time before its content; the first row's two hashes come last.
    int from = indexOf(sound, "{\"type\":\"transfer_discarded\"", 0) - 18;
    int first = indexOf(sound, "{\"type\":\"account_added\"", from);
    int to = indexOf(sound, "}", first) + 1 + 2 * Hash.BYTES;
    for (int i = from; i < to; i++) {
      byte[] flipped = sound.clone();
      flipped[i] ^= 0x10;
      Files.write(records, flipped);
      assertThat(check()).as("byte %d", i).isBetween(1L, (long) ENTRIES);
    }
    Files.write(records, sound);
    assertThat(check()).isEqualTo(-1);
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
  }

  @Test
  void fileThatIsNoDatabase_isBroken_notACrash() throws IOException {
    byte[] bytes = Files.readAllBytes(records);
    for (int i = 0; i < bytes.length; i += 7) {
      bytes[i] ^= 0x55;
    }
    Files.write(records, bytes);
    assertThat(check()).isEqualTo(1);
  }

  @Test
  void cutTail_showsByTheAnchor() throws SQLException {
    anchor();
    tamper("DELETE FROM ledger WHERE seq = 3");

    assertThat(brokenAt(verify())).isEqualTo(3);
  }

  @Test
  void olderCopy_thatGrewElsewhere_showsByTheAnchor_whichStaysAsItIs() throws IOException {
    byte[] older = Files.readAllBytes(records);
    try (Stores stores = Given.stores(home)) {
      stores.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-20")));
      assertThat(stores.ledger().anchor()).isTrue();
    }
    Files.write(records, older);
    try (Stores stores = Given.stores(home)) {
      stores.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-21")));
      stores.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-22")));
      assertThat(stores.ledger().anchor()).isFalse();
      assertThat(brokenAt(stores.ledger().verify())).isEqualTo(4);
    }
  }

  @Test
  void growingLedger_isAnchoredAgain_byWhicheverProcess() {
    anchor();
    try (Stores one = Given.stores(home);
        Stores two = Given.stores(home)) {
      one.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-20")));
      two.records().append(List.of(new LedgerEvent.EpochKeyDestroyed("2026-11-21")));
      assertThat(one.ledger().anchor()).isTrue();
      assertThat(two.ledger().anchor()).isTrue();
      assertThat(two.ledger().verify()).isEqualTo(new Intact(ENTRIES + 2));
    }
  }
}
