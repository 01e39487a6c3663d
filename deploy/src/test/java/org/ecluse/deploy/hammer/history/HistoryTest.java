package org.ecluse.deploy.hammer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  private static final List<Event> ONE_OF_EACH =
      List.of(
          new Event.Began(0, 1, -2, 3, 1, "a \"line\"\n"),
          new Event.Uploaded(1, 2, "s", Door.SFTP, "r", "n", Long.MIN_VALUE, 9, 8, Answer.CUT),
          new Event.Offered(1, 2, "r", "d", "n", 9, Long.MAX_VALUE),
          new Event.Read(1, 2, "i", Door.HTTPS, "d", 0, 9, 9, 0xffff_ffffL, true, Answer.OK),
          new Event.Acted(1, 2, Event.Deed.REISSUE, "s", "d", Answer.FORBIDDEN),
          new Event.Killed(1, 2),
          new Event.Finished(3));

  @Test
  void everyEvent_isReadAsItWasWritten(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("history.jsonl");
    try (History history = new History(file)) {
      ONE_OF_EACH.forEach(history::add);
    }
    assertThat(History.read(file)).isEqualTo(ONE_OF_EACH);
    assertThat(ONE_OF_EACH).hasSameSizeAs(Event.class.getPermittedSubclasses());
  }

  @Test
  void aLineThatIsNoEvent_isRefused() {
    for (String line : List.of("", "{}", "{\"event\":\"nothing\"}", "{\"event\":\"killed\"}")) {
      assertThatThrownBy(() -> Lines.event(line)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRangeOfAContent_isTheSameByItself() {
    Content content = new Content(7);
    byte[] whole = new byte[1_000];
    content.fill(0, whole, whole.length);
    for (int from : List.of(0, 1, 7, 8, 9, 500)) {
      byte[] part = new byte[whole.length - from];
      content.fill(from, part, part.length);
      assertThat(part).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
    }
    assertThat(content.crc(3, 90)).isNotEqualTo(content.crc(4, 90));
    assertThat(content.crc(3, 90)).isNotEqualTo(new Content(8).crc(3, 90));
  }
}
