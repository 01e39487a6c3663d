package org.ecluse.app.transfer;

import java.nio.ByteBuffer;

/**
 * Counts the records of CSV as they pass by and keeps nothing of them. A line end between quotes is
 * part of a value (RFC 4180); where the quotes do not add up, they are not quotes, and every line
 * that is not empty counts.
 */
final class RecordCount {

  private long lines;
  private long records;
  private boolean isQuoted;
  private boolean lineHasBytes;
  private boolean recordHasBytes;

  /** One that goes on from here by itself. */
  RecordCount copy() {
    RecordCount copy = new RecordCount();
    copy.lines = lines;
    copy.records = records;
    copy.isQuoted = isQuoted;
    copy.lineHasBytes = lineHasBytes;
    copy.recordHasBytes = recordHasBytes;
    return copy;
  }

  void take(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        endLine();
      } else if (next != '\r') {
        lineHasBytes = true;
        recordHasBytes = true;
        isQuoted ^= next == '"';
      }
    }
  }

  private void endLine() {
    lines += lineHasBytes ? 1 : 0;
    lineHasBytes = false;
    if (!isQuoted) {
      records += recordHasBytes ? 1 : 0;
      recordHasBytes = false;
    }
  }

  long records() {
    return isQuoted ? lines + (lineHasBytes ? 1 : 0) : records + (recordHasBytes ? 1 : 0);
  }
}
