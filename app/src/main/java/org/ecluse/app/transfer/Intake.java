package org.ecluse.app.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.ecluse.policy.rules.FileName;

/** What is learnt of a file's content while it arrives: its hash, and how many records it has. */
final class Intake {

  private final MessageDigest sha256;
  private final boolean isCsv;
  private final RecordCount count;

  private Intake(MessageDigest sha256, boolean isCsv, RecordCount count) {
    this.sha256 = sha256;
    this.isCsv = isCsv;
    this.count = count;
  }

  static Intake of(FileName name) {
    try {
      return new Intake(
          MessageDigest.getInstance("SHA-256"),
          name.value().toLowerCase(Locale.ROOT).endsWith(".csv"),
          new RecordCount());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One that goes on from here by itself. */
  Intake copy() {
    try {
      return new Intake((MessageDigest) sha256.clone(), isCsv, count.copy());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java can copy a SHA-256", e);
    }
  }

  void take(ByteBuffer bytes) {
    if (isCsv) {
      count.take(bytes.duplicate());
    }
    sha256.update(bytes);
  }

  /** Lower-case hex; nothing more can be taken in. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Lines of CSV, a heading among them; -1 where the name does not say that it is CSV. */
  long records() {
    return isCsv ? count.records() : -1;
  }
}
