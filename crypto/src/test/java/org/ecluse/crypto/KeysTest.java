package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final byte[] BYTES = Messages.bytes(1, 32);

  @Test
  void keysAreCopiedIn() {
    byte[] bytes = BYTES.clone();
    FileKey fileKey = FileKey.copyOf(bytes);
    RecordsKey recordsKey = RecordsKey.copyOf(bytes);
    WrappingKey wrappingKey = WrappingKey.copyOf("day", bytes);
    Bytes.wipe(bytes);
    assertThat(fileKey.sameAs(FileKey.copyOf(BYTES))).isTrue();
    assertThat(recordsKey.copyBytes()).isEqualTo(BYTES);
    assertThat(wrappingKey.copyBytes()).isEqualTo(BYTES);
    Bytes.wipe(wrappingKey.copyBytes());
    assertThat(wrappingKey.copyBytes()).isEqualTo(BYTES);
  }

  @Test
  void keysAreTheSame_whenTheirBytesAre() {
    FileKey fileKey = FileKey.copyOf(BYTES);
    assertThat(fileKey.sameAs(fileKey)).isTrue();
    assertThat(fileKey.sameAs(fileKey.copy())).isTrue();
    assertThat(fileKey.sameAs(FileKey.generate(Messages.RANDOM))).isFalse();
    RecordsKey recordsKey = RecordsKey.copyOf(BYTES);
    assertThat(recordsKey.sameAs(RecordsKey.copyOf(BYTES))).isTrue();
    assertThat(recordsKey.sameAs(RecordsKey.generate(Messages.RANDOM))).isFalse();
    WrappingKey wrappingKey = WrappingKey.copyOf("day", BYTES);
    assertThat(wrappingKey.sameAs(wrappingKey.copy())).isTrue();
    assertThat(wrappingKey.sameAs(WrappingKey.generate("day", Messages.RANDOM))).isFalse();
    assertThat(wrappingKey.copy().epoch()).isEqualTo("day");
  }

  @Test
  void noKeyShowsItself() {
    String hex = Bytes.hex(BYTES);
    assertThat(FileKey.copyOf(BYTES)).hasToString("FileKey[redacted]");
    assertThat(RecordsKey.copyOf(BYTES)).hasToString("RecordsKey[redacted]");
    assertThat(WrappingKey.copyOf("day", BYTES)).hasToString("WrappingKey[day, redacted]");
    assertThat(hex).hasSize(64);
  }

  @Test
  void aClosedKey_cannotBeUsed_andItsCopiesCan() {
    FileKey fileKey = FileKey.copyOf(BYTES);
    FileKey copy = fileKey.copy();
    fileKey.close();
    fileKey.close();
    assertThatIllegalStateException().isThrownBy(fileKey::copy).withMessage("key is closed");
    assertThatIllegalStateException().isThrownBy(() -> fileKey.sameAs(copy));
    assertThatIllegalStateException().isThrownBy(() -> copy.sameAs(fileKey));
    assertThat(copy.sameAs(FileKey.copyOf(BYTES))).isTrue();
    RecordsKey recordsKey = RecordsKey.copyOf(BYTES);
    recordsKey.close();
    assertThatIllegalStateException().isThrownBy(recordsKey::copyBytes);
    WrappingKey wrappingKey = WrappingKey.copyOf("day", BYTES);
    wrappingKey.close();
    assertThatIllegalStateException().isThrownBy(wrappingKey::copyBytes);
    assertThat(wrappingKey.epoch()).isEqualTo("day");
  }

  @Test
  void closing_overwritesTheBytes() {
    FileKey fileKey = FileKey.copyOf(BYTES);
    byte[] lent = fileKey.use(bytes -> bytes);
    assertThat(lent).isEqualTo(BYTES);
    fileKey.close();
    assertThat(lent).containsOnly(0);
  }

  /** Otherwise a key could be wrapped under the zeros that a closing thread has just written. */
  @Test
  void closing_waitsForTheUseThatIsGoingOn() throws InterruptedException {
    FileKey fileKey = FileKey.copyOf(BYTES);
    Thread closer = new Thread(fileKey::close);
    byte[] seen =
        fileKey.use(
            bytes -> {
              closer.start();
              while (closer.isAlive() && closer.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
              }
              return bytes.clone();
            });
    closer.join();
    assertThat(seen).isEqualTo(BYTES);
    assertThatIllegalStateException().isThrownBy(fileKey::copy);
  }

  @Test
  void keysOfAnotherSize_areRefused_withoutShowingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileKey.copyOf(new byte[31]))
        .withMessage("key of 31 bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> RecordsKey.copyOf(new byte[33]));
    assertThatIllegalArgumentException().isThrownBy(() -> WrappingKey.copyOf("day", new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "..", ".", "-", "é", "a\n"})
  void epochsThatAreNoPlainNames_areRefused(String epoch) {
    assertThatIllegalArgumentException().isThrownBy(() -> WrappingKey.copyOf(epoch, BYTES));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrappingKey.copyOf("e".repeat(65), BYTES));
  }
}
