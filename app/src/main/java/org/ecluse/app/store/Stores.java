package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.Sessions;
import org.ecluse.app.archive.Archive;
import org.ecluse.app.follow.Feed;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.message.Outbox;
import org.ecluse.app.pass.PassKeyStore;
import org.ecluse.app.signin.Credentials;
import org.ecluse.app.transfer.Anchors;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.app.transfer.ClockMarks;
import org.ecluse.app.transfer.DormancyMarks;
import org.ecluse.app.transfer.EpochKeys;
import org.ecluse.app.transfer.Outflow;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.Vault;
import org.ecluse.app.witness.Remembered;
import org.ecluse.app.witness.Witnessed;
import org.ecluse.crypto.Bytes;
import org.ecluse.crypto.FieldSealer;
import org.ecluse.crypto.RecordsKey;

/**
 * Everything that is kept in one home. Several processes may have the same home open: a running
 * service and commands on its host.
 */
public final class Stores implements AutoCloseable {

  private final RecordsKey recordsKey;
  private final Veil veil;
  private final Database recordsDatabase;
  private final Database vaultDatabase;
  private final Records records;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Credentials credentials;
  private final Vault vault;
  private final Blobs blobs;
  private final FileEpochKeys epochKeys;
  private final PassKeyStore passKeys;
  private final Ledger ledger;
  private final Anchors anchors;
  private final ClockMarks clockMarks;
  private final DormancyMarks dormancyMarks;
  private final Outflow outflow;
  private final Feed feed;
  private final Outbox outbox;
  private final Archive archive;
  private final Witnessed witnessed;
  private final Remembered remembered;

  private Stores(
      Home home,
      HomeMutex mutex,
      RecordsKey key,
      LedgerKey ledgerKey,
      InstantSource clock,
      SecureRandom random) {
    veil = new Veil(new FieldSealer(key, random));
    recordsKey = key;
    recordsDatabase = new Database(home.records());
    vaultDatabase = new Database(home.vaultDatabase());
    records = new SqliteRecords(recordsDatabase, veil, clock);
    accounts = new SqliteAccounts(recordsDatabase, veil);
    sessions = new SqliteSessions(recordsDatabase);
    credentials = new SqliteCredentials(recordsDatabase, veil);
    vault = new SqliteVault(vaultDatabase);
    blobs = new FileBlobs(home.blobs());
    epochKeys = new FileEpochKeys(home.keys(), mutex, random);
    passKeys = new FilePassKeyStore(home.passKeys(), mutex);
    ledger = new Ledger(home.records(), recordsDatabase, vaultDatabase, ledgerKey);
    clockMarks = new SqliteClockMarks(vaultDatabase);
    dormancyMarks = new SqliteDormancyMarks(vaultDatabase);
    outflow = new SqliteOutflow(vaultDatabase);
    feed = new LedgerFeed(recordsDatabase);
    outbox = new SqliteOutbox(recordsDatabase, vaultDatabase);
    archive = new SqliteArchive(recordsDatabase, veil);
    witnessed = new SqliteWitnessed(vaultDatabase);
    remembered = new SqliteRemembered(vaultDatabase);
    anchors = new SqliteAnchors(recordsDatabase, vaultDatabase, ledger);
  }

  /** Whether records or a vault lie at a path: a home that somebody has used. */
  public static boolean areAt(Path home) {
    Home there = new Home(home);
    return Files.exists(there.records()) || Files.exists(there.vaultDatabase());
  }

  /**
   * Opens a home, and makes or migrates what is not there yet.
   *
   * @throws HomeException where others can reach into it or it cannot be used
   */
  public static Stores open(Path home, InstantSource clock, SecureRandom random) {
    Home prepared = Home.prepare(home);
    HomeMutex mutex = new HomeMutex(prepared.mutex());
    try {
      NativeLibrary.load(prepared, mutex);
      RecordsKey key = mutex.hold(() -> recordsKey(prepared, random));
      LedgerKey ledgerKey = mutex.hold(() -> ledgerKey(prepared, random));
      Schema.VAULT.ensure(prepared.vaultDatabase(), mutex);
      Schema.RECORDS.ensure(prepared.records(), mutex);
      Stores stores = new Stores(prepared, mutex, key, ledgerKey, clock, random);
      // What a crash between shredding and emptying the write-ahead log has left.
      stores.wipe();
      mutex.hold(() -> removeUnfinished(prepared));
      return stores;
    } catch (IOException e) {
      throw new HomeException("The home " + home + " cannot be opened.", e);
    }
  }

  /** Keys that a crash kept from getting their name; nothing was ever done with them. */
  private static boolean removeUnfinished(Home home) throws IOException {
    for (Path directory : List.of(home.vault(), home.keys(), home.passKeys())) {
      DurableFiles.removeTemporary(directory);
    }
    return true;
  }

  private static RecordsKey recordsKey(Home home, SecureRandom random) throws IOException {
    byte[] bytes =
        Files.exists(home.records())
            ? existingRecordsKey(home)
            : KeyFile.readOrCreate(home.recordsKey(), RecordsKey.SIZE_BYTES, random);
    try {
      return RecordsKey.copyOf(bytes);
    } finally {
      Bytes.wipe(bytes);
    }
  }

  private static LedgerKey ledgerKey(Home home, SecureRandom random) throws IOException {
    byte[] seed = KeyFile.readOrCreate(home.ledgerKey(), LedgerKey.SEED_BYTES, random);
    try {
      return LedgerKey.copyOf(seed);
    } finally {
      Bytes.wipe(seed);
    }
  }

  /** Records without their key are not to be written to under another one. */
  private static byte[] existingRecordsKey(Home home) throws IOException {
    try {
      return KeyFile.read(home.recordsKey(), RecordsKey.SIZE_BYTES);
    } catch (NoSuchFileException e) {
      throw new HomeException(
          "The key of the records, " + home.recordsKey() + ", is missing; put it back.", e);
    }
  }

  public Records records() {
    return records;
  }

  public Accounts accounts() {
    return accounts;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Vault vault() {
    return vault;
  }

  public Blobs blobs() {
    return blobs;
  }

  public EpochKeys epochKeys() {
    return epochKeys;
  }

  public PassKeyStore passKeys() {
    return passKeys;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Anchors anchors() {
    return anchors;
  }

  public ClockMarks clockMarks() {
    return clockMarks;
  }

  public DormancyMarks dormancyMarks() {
    return dormancyMarks;
  }

  public Outflow outflow() {
    return outflow;
  }

  public Feed feed() {
    return feed;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Witnessed witnessed() {
    return witnessed;
  }

  public Remembered remembered() {
    return remembered;
  }

  /** What stands for a value, here and nowhere else, to whoever lacks the key of the records. */
  public byte[] pseudonym(byte[] value) {
    return veil.index(Place.ORIGIN, value);
  }

  public Archive archive() {
    return archive;
  }

  /**
   * Empties the vault's write-ahead log of pages that may hold keys which were destroyed since, by
   * any process; false where somebody is reading from it. Costs nothing where it is empty.
   */
  public boolean wipe() {
    return vaultDatabase.wipe();
  }

  /** Whether this process destroyed a key whose old page may still be in the write-ahead log. */
  public boolean wipePending() {
    return vaultDatabase.wipePending();
  }

  /** How many rows of which tables are not what this program wrote there: for fsck. */
  public Map<String, Integer> damagedRows() {
    return DamageCount.of(recordsDatabase, veil, vaultDatabase);
  }

  /**
   * Whether the records were written under another key than the one beside them: there are
   * accounts, and none of them opens.
   */
  public boolean recordsAreForeign() {
    return recordsDatabase.read(new AccountTable(veil)::isForeign);
  }

  /** How each database keeps what it acknowledges, as {@code pragma=value}: for doctor. */
  public Map<String, List<String>> databaseSettings() {
    return Map.of("records", recordsDatabase.settings(), "vault", vaultDatabase.settings());
  }

  /** Lets what was begun become durable, then lets go of files and keys. */
  @Override
  public void close() {
    vaultDatabase.close();
    recordsDatabase.close();
    epochKeys.close();
    recordsKey.close();
  }
}
