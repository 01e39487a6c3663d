package org.ecluse.app.sftp;

import java.time.Duration;

/**
 * Room for the transfers of one channel.
 *
 * @param use what each of them is
 * @param patience how long one that begins may wait for the end of others
 */
record Seats(Room room, Room.Use use, Duration patience) {

  /** False where the others go on for longer than one may wait. */
  boolean take() {
    try {
      return room.take(use, patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveBack() {
    room.giveBack(use, 1);
  }
}
