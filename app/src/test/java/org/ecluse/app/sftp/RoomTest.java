package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

  private static final int STEP_BYTES = WindowShare.STEP_BYTES;
  private static final int TOO_MANY_CONNECTIONS = 12;

  @Test
  void connectionsAndWindows_leaveSomeForTransfers() {
    Room room = new Room(16L * Room.Use.UPLOAD.sizeBytes(), 0);
    int windows = taken(room, Room.Use.WINDOW);
    int sessions = taken(room, Room.Use.SESSION);

    assertThat(windows * STEP_BYTES).isEqualTo(8 * Room.Use.UPLOAD.sizeBytes());
    assertThat(sessions * Room.Use.SESSION.sizeBytes()).isEqualTo(6 * Room.Use.UPLOAD.sizeBytes());
    assertThat(taken(room, Room.Use.UPLOAD)).isEqualTo(2);
  }

  @Test
  void theFirstConnections_haveRoom_whateverIsTransferred() {
    Room room = new Room(Room.Use.UPLOAD.sizeBytes(), 2);
    assertThat(room.tryTake(Room.Use.UPLOAD)).isTrue();
    assertThat(room.enter()).isTrue();
    assertThat(room.enter()).isTrue();
    assertThat(room.enter()).isFalse();

    room.leave();

    assertThat(room.enter()).isTrue();
    assertThat(room.tryTake(Room.Use.UPLOAD)).isFalse();
  }

  private static int taken(Room room, Room.Use use) {
    int count = 0;
    while (room.tryTake(use)) {
      count++;
    }
    return count;
  }

  @Test
  void aWindow_growsToTheWidest_andIsGivenBackOnce() {
    Room room = new Room(100L * STEP_BYTES, 0);
    WindowShare window = new WindowShare(room, 3 * STEP_BYTES);
    assertThat(window.grow()).isEqualTo(STEP_BYTES);
    assertThat(window.grow()).isEqualTo(STEP_BYTES);
    assertThat(window.grow()).isZero();

    window.giveBack();
    window.giveBack();

    assertThat(taken(room, Room.Use.WINDOW)).isEqualTo(50);
  }

  @Test
  void aWindow_staysAsItIs_whereThereIsNoRoom() {
    WindowShare window = new WindowShare(new Room(STEP_BYTES, 0), 3 * STEP_BYTES);
    assertThat(window.grow()).isZero();
  }

  @Test
  void aChannel_beginsWithANarrowWindow(@TempDir Path directory) throws Exception {
    try (DoorHouse house = new DoorHouse(directory);
        Guest sender = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey);
        RawChannel channel = new RawChannel(sender.session)) {
      assertThat(channel.roomBytes()).isEqualTo(STEP_BYTES);
    }
  }

  @Test
  void aConnectionTooMany_isToldSo_andNobodyInsideNoticesIt(@TempDir Path directory)
      throws Exception {
    try (DoorHouse house = new DoorHouse(directory, Rules.DEFAULT, Settings.withMaxSessions(1));
        Guest inside = new Guest(house, DoorHouse.ARS, house.arsKey);
        PlainLine tooMany = new PlainLine(house)) {
      assertThat(tooMany.greeted().disconnectReason()).isEqualTo(TOO_MANY_CONNECTIONS);
      assertThat(tooMany.isEndedWithin(20_000)).isTrue();
      assertThat(inside.names("/")).containsExactly("inbox");
    }
  }
}
