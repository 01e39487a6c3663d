package org.ecluse.app.https.wire;

import io.netty.channel.epoll.Epoll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether this platform tells what a peer has acknowledged. */
public final class SendQueues {

  private static final Logger LOG = LoggerFactory.getLogger(SendQueues.class);

  private SendQueues() {}

  /** Linux with Netty's native transport knows; anything else is said once, here. */
  public static SendQueue detect() {
    if (Epoll.isAvailable()) {
      try {
        return new LinuxSendQueue();
      } catch (RuntimeException | LinkageError e) {
        LOG.debug("no send queue", e);
      }
    }
    LOG.warn(
        "This platform does not tell whether a download has arrived: HTTPS downloads are ended by"
            + " their acknowledgement or, where none comes, by the end of the lease.");
    return SendQueue.unknown();
  }
}
