package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static ByteBuffer hex(String text) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(text.replace(" ", "")));
  }

  private static ByteBuffer extended(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer message = ByteBuffer.allocate(9 + bytes.length + 8);
    message.put((byte) Wire.EXTENDED).putInt(7).putInt(bytes.length).put(bytes);
    return message.rewind();
  }

  @Test
  void aRead_isReadWithItsLengthCutToTheLimit() throws Exception {
    ByteBuffer message = hex("05 0000002a 00000004 00000003 0000000100000000 ffffffff");
    assertThat(RequestReader.read(message))
        .isEqualTo(new Request.Read(42, 3, 1L << 32, Wire.MAX_DATA_BYTES));
  }

  @Test
  void aHandleOfAnotherSize_isNobodysHandle() throws Exception {
    assertThat(RequestReader.read(hex("04 00000001 00000003 616263")))
        .isEqualTo(new Request.Close(1, RequestReader.NO_HANDLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05",
        "05 00000001",
        "05 00000001 7fffffff 00",
        "05 00000001 ffffffff 00",
        "05 00000001 00000004 00000000 0000",
        "0b 00000001 00000005 2f",
        "12 00000001 00000001 61"
      })
  void aMessageThatEndsTooEarly_isBad(String message) {
    assertThatThrownBy(() -> RequestReader.read(hex(message)))
        .isInstanceOf(BadMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy-data",
        "copy-file",
        "check-file",
        "check-file-handle",
        "check-file-name",
        "md5-hash",
        "md5-hash-handle",
        "statvfs@openssh.com",
        "hardlink@openssh.com",
        "expand-path@openssh.com",
        "home-directory",
        "users-groups-by-id@openssh.com",
        "fsync@openssh.com",
        "LIMITS@openssh.com",
        ""
      })
  void anExtensionThatIsNotOnTheList_isUnsupported(String name) throws Exception {
    assertThat(RequestReader.read(extended(name))).isEqualTo(new Request.Unsupported(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 19, 20, 21, 22, 99, 101, 103, 201, 255})
  void everyOtherType_isUnsupported(int type) throws Exception {
    ByteBuffer message = ByteBuffer.allocate(5).put((byte) type).putInt(9).rewind();
    assertThat(RequestReader.read(message)).isEqualTo(new Request.Unsupported(9));
  }

  @Test
  void closing_isSeenWithoutConsumingTheMessage() throws Exception {
    ByteBuffer close = hex("04 00000001 00000004 00000005");
    assertThat(RequestReader.closedHandle(close)).hasValue(5);
    assertThat(RequestReader.read(close)).isEqualTo(new Request.Close(1, 5));
    assertThat(RequestReader.closedHandle(hex("06 00000001 00000004 00000005"))).isEmpty();
    assertThat(RequestReader.closedHandle(hex("04 00000001 0000"))).isEmpty();
  }
}
