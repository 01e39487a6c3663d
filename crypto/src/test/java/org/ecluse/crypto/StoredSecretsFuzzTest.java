package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What a store gives back was written by nobody or by us: anything else is refused by its name. */
class StoredSecretsFuzzTest {

  private static final String EPOCH = "2026-11-23";
  private static final byte[] CONTEXT = {1, 2, 3};
  private static final byte[] VALUE = "compte rendu.pdf".getBytes(StandardCharsets.US_ASCII);
  private static final FileKey FILE_KEY = FileKey.copyOf(Messages.bytes(1, 32));
  private static final WrappingKey EPOCH_KEY = WrappingKey.copyOf(EPOCH, Messages.bytes(2, 32));
  private static final Binding BINDING = Bindings.SAMPLE.binding();
  private static final FieldSealer FIELDS =
      new FieldSealer(RecordsKey.copyOf(Messages.bytes(3, 32)), Messages.RANDOM);
  private static final byte[] WRAPPED =
      KeyWrapper.wrap(Engine.active(), FILE_KEY, EPOCH_KEY, BINDING, Messages.salt(4)).toBytes();
  private static final byte[] FIELD = FIELDS.seal(VALUE, CONTEXT, Messages.salt(5));

  static Stream<byte[]> seeds() {
    return Stream.of(WRAPPED, FIELD, Suite.current().label().getBytes(StandardCharsets.US_ASCII));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3s")
  void whatIsNotOurs_isRefusedByName(byte[] stored) {
    wrappedKey(stored);
    field(stored);
    suite(new String(stored, StandardCharsets.UTF_8));
  }

  private static void wrappedKey(byte[] stored) {
    try {
      WrappedKey wrapped = WrappedKey.of(EPOCH, stored);
      assertThat(wrapped.toBytes()).isEqualTo(stored);
      assertThat(KeyWrapper.unwrap(wrapped, EPOCH_KEY, BINDING).sameAs(FILE_KEY)).isTrue();
      assertThat(stored).isEqualTo(WRAPPED);
    } catch (CryptoException.UnknownVersion | CryptoException.WrapRejected refused) {
      assertThat(stored).isNotEqualTo(WRAPPED);
    } catch (CryptoException e) {
      throw new AssertionError("not the refusal of a wrapped key", e);
    }
  }

  private static void field(byte[] stored) {
    try {
      assertThat(FIELDS.open(stored, CONTEXT)).isEqualTo(VALUE);
      assertThat(stored).isEqualTo(FIELD);
    } catch (CryptoException.UnknownVersion | CryptoException.FieldRejected refused) {
      assertThat(Arrays.equals(stored, FIELD)).isFalse();
    } catch (CryptoException e) {
      throw new AssertionError("not the refusal of a field", e);
    }
  }

  private static void suite(String label) {
    try {
      assertThat(Suite.labelled(label).label()).isEqualTo(label);
    } catch (CryptoException.UnknownSuite refused) {
      assertThat(refused.getMessage()).matches("[\\x20-\\x7e]{1,90}");
    } catch (CryptoException e) {
      throw new AssertionError("not the refusal of a suite", e);
    }
  }
}
