package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.junit.jupiter.api.Test;

class UnreadTest {

  private static final int HEAD_BYTES = 13;
  private static final int ANSWER_BYTES = 32 * 1024;
  private static final int FILE = 1;
  private static final int OTHER = 2;

  /** A client that takes what it is told to. */
  private static final class Stream implements Replies {
    private long written;
    private long taken;

    @Override
    public void write(byte[] bytes, int offset, int count) {
      written += count;
    }

    @Override
    public long writtenBytes() {
      return written;
    }

    @Override
    public long takenBytes() {
      return taken;
    }
  }

  private final Stream stream = new Stream();
  private final Unread unread = new Unread(stream);

  private void answer(int handle, long offset, int count) {
    unread.answering(handle, new Range(offset, offset + count));
    stream.write(new byte[0], 0, HEAD_BYTES + count);
  }

  @Test
  void whatWasTaken_isRead_andTheRestIsNot() {
    for (int i = 0; i < 10; i++) {
      answer(FILE, (long) i * ANSWER_BYTES, ANSWER_BYTES);
    }
    stream.taken = 4L * (HEAD_BYTES + ANSWER_BYTES);

    assertThat(unread.of(FILE)).contains(RangeSet.of(4 * ANSWER_BYTES, 10 * ANSWER_BYTES));
    stream.taken = stream.written;
    assertThat(unread.of(FILE)).contains(RangeSet.EMPTY);
  }

  @Test
  void anAnswerOfWhichAByteIsMissing_isUnread() {
    answer(FILE, 0, ANSWER_BYTES);
    stream.taken = ANSWER_BYTES - 1;

    assertThat(unread.of(FILE)).contains(RangeSet.of(0, ANSWER_BYTES));
  }

  @Test
  void handles_areToldApart() {
    answer(FILE, 0, ANSWER_BYTES);
    answer(OTHER, 500, 500);
    stream.taken = HEAD_BYTES + ANSWER_BYTES;

    assertThat(unread.of(FILE)).contains(RangeSet.EMPTY);
    assertThat(unread.of(OTHER)).contains(RangeSet.of(500, 1000));
  }

  @Test
  void smallNeighbours_areUnread_whileTheLastOfThemIs() {
    answer(FILE, 0, 100);
    answer(FILE, 100, 100);
    stream.taken = HEAD_BYTES + 100;

    assertThat(unread.of(FILE)).contains(RangeSet.of(0, 200));
  }

  /** A client that hops about and takes nothing does not make the service remember without end. */
  @Test
  void whatIsTooMuchToRemember_isNotKnown_untilEverythingWasTaken() {
    for (int i = 0; i < 10_000; i++) {
      answer(FILE, 2L * i, 1);
    }
    assertThat(unread.of(FILE)).isEmpty();

    stream.taken = stream.written;
    assertThat(unread.of(FILE)).contains(RangeSet.EMPTY);
    answer(FILE, 0, 1);
    assertThat(unread.of(FILE)).contains(RangeSet.of(0, 1));
  }
}
