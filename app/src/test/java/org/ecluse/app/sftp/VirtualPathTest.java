package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecluse.policy.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualPathTest {

  private static Outcome<VirtualPath> parse(String text) {
    return VirtualPath.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /",
    "., /",
    "/, /",
    "/a/b, /a/b",
    "a/b, /a/b",
    "/a//b/, /a/b",
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/../../etc/passwd, /etc/passwd",
    "/a/b/../../.., /",
    "'/a/ b ', '/a/ b '"
  })
  void aPath_isResolvedByItsLettersAlone(String text, String canonical) {
    assertThat(DoorHouse.done(parse(text))).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\u0000b", "/a\nb", "/\u001b[2J", "/a\u007f", "/a\u0085b"})
  void controlCharacters_areRefused(String text) {
    assertThat(parse(text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void brokenUtf8_isRefused() {
    byte[] overlong = {'/', (byte) 0xc0, (byte) 0xaf};
    assertThat(VirtualPath.parse(ByteBuffer.wrap(overlong))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aPathOfMoreThan4096Bytes_isRefused() {
    assertThat(parse("/" + "a".repeat(4095))).isInstanceOf(Outcome.Done.class);
    assertThat(parse("/" + "a".repeat(4096))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void decomposedLetters_areComposed() {
    assertThat(DoorHouse.done(parse("/re\u0301sume\u0301")).segments())
        .isEqualTo(List.of("r\u00e9sum\u00e9"));
  }
}
