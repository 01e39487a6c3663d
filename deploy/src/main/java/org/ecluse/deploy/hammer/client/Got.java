package org.ecluse.deploy.hammer.client;

import java.util.zip.CRC32C;
import org.ecluse.deploy.hammer.history.Answer;

/** What a client got of one read: counted where it arrives, not where it was asked for. */
public final class Got {

  private final CRC32C crc = new CRC32C();
  private long bytes;
  private boolean closed;
  private Answer answer = Answer.BROKEN;

  void take(byte[] buffer, int count) {
    crc.update(buffer, 0, count);
    bytes += count;
  }

  Got end(Answer how) {
    answer = how;
    return this;
  }

  Got closedProperly() {
    closed = true;
    return end(Answer.OK);
  }

  public long bytes() {
    return bytes;
  }

  public long crc() {
    return crc.getValue();
  }

  public boolean isClosed() {
    return closed;
  }

  public Answer answer() {
    return answer;
  }
}
