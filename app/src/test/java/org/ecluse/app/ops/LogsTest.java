package org.ecluse.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.app.config.LogSettings;
import org.ecluse.app.config.LogSettings.Format;
import org.ecluse.app.config.LogSettings.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {

  private final PrintStream before = System.err;

  @AfterEach
  void restore() {
    System.setErr(before);
    Logs.apply(new LogSettings(Format.PLAIN, Level.WARN));
  }

  @Test
  void plainLine_hasTimeLevelAndMessage_andNoTrace() {
    assertThat(logged(Format.PLAIN, Level.INFO))
        .matches(
            "(?s)\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z INFO  Someone hello\n.*WARN  Someone failed\n");
  }

  @Test
  void jsonLine_isOneObject_andHasNoTrace() {
    assertThat(logged(Format.JSON, Level.INFO))
        .hasLineCount(2)
        .contains("\"message\":\"hello\"", "\"level\":\"INFO\"")
        .doesNotContain("IllegalState", "secret");
  }

  @Test
  void level_leavesOutWhatIsLess() {
    assertThat(logged(Format.PLAIN, Level.ERROR)).isEmpty();
  }

  private static String logged(Format format, Level level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Logs.apply(new LogSettings(format, level));
    LoggerFactory.getLogger("org.ecluse.Someone").info("hello");
    LoggerFactory.getLogger("org.ecluse.Someone")
        .warn("failed", new IllegalStateException("secret"));
    LoggerFactory.getLogger("com.example.Library").info("chatter");
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
