package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;

/**
 * The slots that hold wrapped keys.
 *
 * <p>A slot is appended once and from then on only overwritten, with values of exactly the size
 * that it has: SQLite then writes them over the old ones in the page where they lie. It never
 * deletes a slot and never lets one grow, which would move rows about and leave copies behind. A
 * slot that was shredded is all zeros and takes a later key.
 */
final class WrapTable {

  private static final String UPLOAD = "u";
  private static final String DELIVERY = "d";

  private static final String SHRED =
      "UPDATE wrap SET use = '-', owner = zeroblob(16), epoch = '----------',"
          + " wrapped = zeroblob("
          + WrappedKey.SIZE_BYTES
          + ") WHERE owner = ? AND use <> '-'";

  private WrapTable() {}

  static void keepForUpload(Session session, Id128 file, WrappedKey key) throws SQLException {
    keep(session, UPLOAD, file, key);
  }

  static void keepForDelivery(Session session, Id128 delivery, WrappedKey key) throws SQLException {
    keep(session, DELIVERY, delivery, key);
  }

  private static void keep(Session session, String use, Id128 owner, WrappedKey key)
      throws SQLException {
    int reused =
        session.update(
            "UPDATE wrap SET use = ?, owner = ?, epoch = ?, wrapped = ?"
                + " WHERE slot = (SELECT slot FROM wrap WHERE use = '-' LIMIT 1)",
            use,
            owner,
            key.epoch(),
            key.toBytes());
    if (reused == 0) {
      session.update(
          "INSERT INTO wrap (use, owner, epoch, wrapped) VALUES (?, ?, ?, ?)",
          use,
          owner,
          key.epoch(),
          key.toBytes());
    }
  }

  static void shred(Session session, Id128 owner) throws SQLException {
    session.update(SHRED, owner);
  }

  static Optional<WrappedKey> find(Session session, Id128 owner) throws SQLException {
    return session.find(
        "SELECT epoch, wrapped FROM wrap WHERE owner = ? AND use <> '-'", WrapTable::read, owner);
  }

  static List<FileId> uploads(Session session) throws SQLException {
    return session.list(
        "SELECT owner FROM wrap WHERE use = 'u'", row -> new FileId(row.id("owner")));
  }

  static long count(Session session, String epoch) throws SQLException {
    return session.number("SELECT count(*) FROM wrap WHERE epoch = ? AND use <> '-'", epoch);
  }

  static int damaged(Session session) throws SQLException {
    return session.damaged("SELECT epoch, wrapped FROM wrap WHERE use <> '-'", WrapTable::read);
  }

  private static WrappedKey read(Row row) throws SQLException {
    try {
      return WrappedKey.of(row.text("epoch"), row.bytes("wrapped"));
    } catch (CryptoException e) {
      throw new DamagedRowException("a wrapped key in the vault is damaged", e);
    }
  }
}
