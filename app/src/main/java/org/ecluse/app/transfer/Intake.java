package org.ecluse.app.transfer;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.ecluse.policy.rules.FileName;

/** What is learnt of a file's content while it arrives: its hash, and how many records it has. */
final class Intake {

  private final StreamHash sha256;
  private final boolean isCsv;
  private final RecordCount count;

  private Intake(StreamHash sha256, boolean isCsv, RecordCount count) {
    this.sha256 = sha256;
    this.isCsv = isCsv;
    this.count = count;
  }

  static Intake of(FileName name) {
    return new Intake(
        StreamHash.begin(),
        name.value().toLowerCase(Locale.ROOT).endsWith(".csv"),
        new RecordCount());
  }

  /** One that goes on from here by itself. */
  Intake copy() {
    return new Intake(sha256.copy(), isCsv, count.copy());
  }

  void take(ByteBuffer bytes) {
    if (isCsv) {
      count.take(bytes.duplicate());
    }
    sha256.take(bytes);
  }

  /** Lower-case hex; nothing more can be taken in. */
  String sha256() {
    return sha256.hex();
  }

  /** Lines of CSV, a heading among them; -1 where the name does not say that it is CSV. */
  long records() {
    return isCsv ? count.records() : -1;
  }
}
