package org.ecluse.app.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, whose reads give up when nothing comes for a while. A line may be dead
 * without anybody having said so: it brings neither bytes nor an error, and the platform's client
 * would wait for ever.
 */
final class ImpatientStream extends FilterInputStream {

  private final Duration patience;
  private final ScheduledExecutorService alarms;
  private volatile boolean gaveUp;

  ImpatientStream(InputStream body, Duration patience, ScheduledExecutorService alarms) {
    super(body);
    this.patience = patience;
    this.alarms = alarms;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Future<?> alarm = alarms.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int count = in.read(into, offset, length);
      if (count < 0 && gaveUp) {
        throw new HttpTimeoutException("nothing came for " + patience);
      }
      return count;
    } finally {
      alarm.cancel(false);
    }
  }

  /** Closing the body is what wakes whoever waits for it. */
  private void giveUp() {
    gaveUp = true;
    try {
      in.close();
    } catch (IOException e) {
      // The connection goes with it, which is all that was wanted.
    }
  }
}
