package org.ecluse.app.sftp;

import java.io.IOException;
import org.apache.sshd.common.channel.LocalWindow;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * How much a client may send on one channel before it is read: what waits here, waits in memory. A
 * channel begins with one step. One that brings content gets more, as long as there is room, and
 * gives it back when it ends; without more it goes on with what it has, which costs it speed over
 * long distances and nothing else. Used by the one thread of its channel.
 */
final class WindowShare {

  /** What a channel has from its beginning, and by which it grows. */
  static final int STEP_BYTES = Room.Use.WINDOW.sizeBytes();

  private final Room room;
  private final int maxSteps;
  private int steps = 1;

  /**
   * @param windowBytes what the channel may have at most
   */
  WindowShare(Room room, int windowBytes) {
    this.room = room;
    this.maxSteps = windowBytes / STEP_BYTES;
  }

  /**
   * Leaves of the window that a channel would announce the first step only. The library knows one
   * size for all, and announces what of that is not used.
   */
  static void narrow(ChannelSession channel) {
    LocalWindow window = channel.getLocalWindow();
    try {
      window.consume(Math.max(0, window.getSize() - STEP_BYTES));
    } catch (IOException e) {
      throw new IllegalStateException("no more is taken than there is", e);
    }
  }

  /** Another step, in bytes; 0 where it has all that it may have, or there is no room. */
  int grow() {
    if (steps < maxSteps && room.tryTake(Room.Use.WINDOW)) {
      steps++;
      return STEP_BYTES;
    }
    return 0;
  }

  /** The channel has ended. */
  void giveBack() {
    room.giveBack(Room.Use.WINDOW, steps - 1);
    steps = 1;
  }
}
