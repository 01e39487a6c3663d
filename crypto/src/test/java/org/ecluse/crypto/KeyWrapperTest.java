package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecluse.crypto.independent.SecondReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class KeyWrapperTest {

  private static final byte[] KEK = Messages.bytes(1, 32);
  private static final byte[] DEK = Messages.bytes(2, 32);
  private static final Bindings FACTS = Bindings.SAMPLE;

  private final FileKey key = FileKey.copyOf(DEK);
  private final WrappingKey wrappingKey = WrappingKey.copyOf("2026-11-23", KEK);
  private final WrappedKey wrapped =
      KeyWrapper.wrap(key, wrappingKey, FACTS.binding(), Messages.RANDOM);

  @Test
  void aWrappedKey_unwraps_afterAStayInStorage() throws CryptoException {
    WrappedKey stored = WrappedKey.of(wrapped.epoch(), wrapped.toBytes());
    assertThat(stored.toBytes()).hasSize(WrappedKey.SIZE_BYTES);
    try (FileKey unwrapped = KeyWrapper.unwrap(stored, wrappingKey, FACTS.binding())) {
      assertThat(unwrapped.sameAs(key)).isTrue();
    }
  }

  @Test
  void aWrappedKey_isUnwrappedByTheSecondReader() throws Exception {
    assertThat(SecondReader.unwrap(KEK, "2026-11-23", FACTS.binding().encode(), wrapped.toBytes()))
        .isEqualTo(DEK);
  }

  @Test
  void bothEngines_wrapAlike_andUnwrapEachOther() throws CryptoException {
    byte[] salt = Messages.salt(3);
    Binding binding = FACTS.binding();
    WrappedKey byJdk = KeyWrapper.wrap(Engine.jdk(), key, wrappingKey, binding, salt);
    WrappedKey byBouncy = KeyWrapper.wrap(Engine.bouncyCastle(), key, wrappingKey, binding, salt);
    assertThat(byBouncy.toBytes()).isEqualTo(byJdk.toBytes());
    KeyWrapper.unwrap(Engine.jdk(), byBouncy, wrappingKey, binding).close();
    KeyWrapper.unwrap(Engine.bouncyCastle(), byJdk, wrappingKey, binding).close();
  }

  @TestFactory
  Stream<DynamicTest> everyChangedFact_makesUnwrappingFail() {
    return Stream.of(
            FACTS.withPurpose("upload"),
            FACTS.withDelivery("00".repeat(16)),
            FACTS.withFile("00".repeat(16)),
            FACTS.withRecipient("63706d"),
            FACTS.withExpiry(FACTS.expiresEpochMillis() + 1),
            FACTS.withParts(10, 7, 0),
            FACTS.withParts(17))
        .map(
            facts ->
                DynamicTest.dynamicTest(facts.toString(), () -> assertRejected(facts, wrapped)));
  }

  private void assertRejected(Bindings facts, WrappedKey stored) {
    for (Engine engine : List.of(Engine.jdk(), Engine.bouncyCastle())) {
      assertThatThrownBy(() -> KeyWrapper.unwrap(engine, stored, wrappingKey, facts.binding()))
          .isExactlyInstanceOf(CryptoException.WrapRejected.class);
    }
  }

  @Test
  void everyFlippedByte_makesUnwrappingFail() {
    IntStream.range(0, WrappedKey.SIZE_BYTES)
        .forEach(
            index -> {
              byte[] flipped = wrapped.toBytes();
              flipped[index] ^= 1;
              assertThatThrownBy(
                      () ->
                          KeyWrapper.unwrap(
                              WrappedKey.of("2026-11-23", flipped), wrappingKey, FACTS.binding()))
                  .isExactlyInstanceOf(
                      index == 0
                          ? CryptoException.UnknownVersion.class
                          : CryptoException.WrapRejected.class);
            });
  }

  @Test
  void anotherEpoch_isRejected_evenWithTheSameKey() throws CryptoException {
    WrappingKey renamed = WrappingKey.copyOf("2026-11-24", KEK);
    WrappedKey relabelled = WrappedKey.of("2026-11-24", wrapped.toBytes());
    assertThatThrownBy(() -> KeyWrapper.unwrap(wrapped, renamed, FACTS.binding()))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
    assertThatThrownBy(() -> KeyWrapper.unwrap(relabelled, renamed, FACTS.binding()))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
  }

  @Test
  void anotherKeyOfTheEpoch_isRejected() {
    WrappingKey other = WrappingKey.generate("2026-11-23", Messages.RANDOM);
    assertThatThrownBy(() -> KeyWrapper.unwrap(wrapped, other, FACTS.binding()))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
  }

  @Test
  void whatCannotBeAWrappedKey_isRefusedWhenRead() {
    byte[] bytes = wrapped.toBytes();
    assertThatThrownBy(() -> WrappedKey.of("e", new byte[0]))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
    assertThatThrownBy(() -> WrappedKey.of("e", Arrays.copyOf(bytes, bytes.length - 1)))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
    assertThatThrownBy(() -> WrappedKey.of("e", Arrays.copyOf(bytes, bytes.length + 1)))
        .isExactlyInstanceOf(CryptoException.WrapRejected.class);
    assertThatThrownBy(() -> WrappedKey.of("e", new byte[] {(byte) 200}))
        .isExactlyInstanceOf(CryptoException.UnknownVersion.class)
        .hasMessageContaining("wrapped key: 200");
  }

  @Test
  void everyWrap_isDifferent() {
    assertThat(
            Stream.generate(
                    () -> KeyWrapper.wrap(key, wrappingKey, FACTS.binding(), Messages.RANDOM))
                .limit(100)
                .map(each -> Bytes.hex(each.toBytes()).substring(2, 50)))
        .doesNotHaveDuplicates();
  }
}
