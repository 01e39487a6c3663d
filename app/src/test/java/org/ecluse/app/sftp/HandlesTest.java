package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlesTest {

  private final Room room = new Room(2L * Room.Use.DOWNLOAD.sizeBytes(), 0);
  private final Seats seats = new Seats(room, Room.Use.DOWNLOAD, Duration.ZERO);
  private final Underway underway = new Underway();
  private final Handles handles = new Handles(10, underway, seats);
  private final List<String> ends = new ArrayList<>();

  @Test
  void whenTheLineGoes_aHandleWhoseCloseHadArrived_isToldSo() {
    int closing = handles.add(new Recorded("closing"));
    handles.add(new Recorded("open"));

    handles.dropAll(number -> number == closing ? LastWord.Close.CLOSE : LastWord.Silence.SILENCE);

    assertThat(ends).containsExactly("closing: dropped, CLOSE", "open: dropped, SILENCE");
    assertNothingIsUnderway();
  }

  @Test
  void aHandleThatFails_keepsNoOtherFromBeingDropped() {
    handles.add(new Recorded("bad"));
    handles.add(new Recorded("good"));

    handles.dropAll(_ -> LastWord.Silence.SILENCE);

    assertThat(ends).contains("good: dropped, SILENCE");
    assertNothingIsUnderway();
  }

  @Test
  void whatIsClosed_isUnderway_untilItsClientIsTold() {
    int number = handles.add(new Recorded("file"));

    assertThat(handles.close(number)).isEqualTo(Status.OK);
    underway.stop(Duration.ZERO);
    assertThat(underway.isIdle()).isFalse();
    handles.told();

    assertNothingIsUnderway();
  }

  @Test
  void whereThereIsNoRoomForATransfer_itIsToldSo_andAgainWhenOneHasEnded() {
    int first = open();
    int second = open();
    assertThat(handles.opening(() -> new Answer.Opened(new Recorded("third"))))
        .isInstanceOf(Status.class);

    assertThat(handles.close(second)).isEqualTo(Status.OK);
    int third = open();
    handles.dropAll(_ -> LastWord.Silence.SILENCE);

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(room.tryTake(Room.Use.DOWNLOAD)).isTrue();
    assertThat(room.tryTake(Room.Use.DOWNLOAD)).isTrue();
  }

  @Test
  void whatIsRefused_takesNoRoom() {
    for (int i = 0; i < 5; i++) {
      assertThat(handles.opening(() -> Status.NO_SUCH_HANDLE)).isEqualTo(Status.NO_SUCH_HANDLE);
    }
    int opened = open();
    assertThat(handles.find(opened)).isPresent();
  }

  private int open() {
    return handles.opening(() -> new Answer.Opened(new Recorded("file")))
            instanceof Answer.Opened(Handle handle)
        ? handles.add(handle)
        : -1;
  }

  private void assertNothingIsUnderway() {
    assertThat(underway.isIdle()).isTrue();
  }

  private final class Recorded implements Handle {

    private final String name;

    Recorded(String name) {
      this.name = name;
    }

    @Override
    public Attributes attributes() {
      return Attributes.received(1, Instant.EPOCH);
    }

    @Override
    public Status close() {
      ends.add(name + ": closed");
      return Status.OK;
    }

    @Override
    public void drop(LastWord lastWord) {
      if (name.equals("bad")) {
        throw new IllegalStateException("a bad handle");
      }
      ends.add(name + ": dropped, " + lastWord);
    }

    @Override
    public boolean isTransfer() {
      return true;
    }
  }
}
