package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ecluse.crypto.independent.SecondReader;
import org.junit.jupiter.api.Test;

class FieldSealerTest {

  private static final byte[] ROOT = Messages.bytes(1, 32);
  private static final byte[] CONTEXT = ascii("file.name/42");

  private final RecordsKey key = RecordsKey.copyOf(ROOT);
  private final FieldSealer sealer = new FieldSealer(key, Messages.RANDOM);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aSealedField_opens_alsoWithTheSecondReader() throws Exception {
    for (int size : new int[] {0, 1, 255, 70_000}) {
      byte[] value = Messages.bytes(size, size);
      byte[] sealed = sealer.seal(value, CONTEXT);
      assertThat(sealed).hasSize(size + FieldSealer.OVERHEAD_BYTES);
      assertThat(sealer.open(sealed, CONTEXT)).isEqualTo(value);
      assertThat(SecondReader.openField(ROOT, CONTEXT, sealed)).isEqualTo(value);
    }
  }

  @Test
  void equalValues_doNotLookEqual() {
    assertThat(sealer.seal(ascii("name"), CONTEXT))
        .isNotEqualTo(sealer.seal(ascii("name"), CONTEXT));
  }

  @Test
  void aFieldElsewhere_orUnderAnotherKey_isRejected() {
    byte[] sealed = sealer.seal(ascii("name"), CONTEXT);
    assertRejected(sealer, sealed, ascii("file.name/43"));
    assertRejected(sealer, sealed, new byte[0]);
    RecordsKey otherKey = RecordsKey.generate(Messages.RANDOM);
    assertRejected(new FieldSealer(otherKey, Messages.RANDOM), sealed, CONTEXT);
  }

  @Test
  void everyFlippedByte_andEveryCut_isRejected() {
    byte[] sealed = sealer.seal(ascii("name"), CONTEXT);
    for (int i = 1; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertRejected(sealer, flipped, CONTEXT);
      assertRejected(sealer, Arrays.copyOf(sealed, i), CONTEXT);
    }
    assertRejected(sealer, new byte[0], CONTEXT);
  }

  @Test
  void anUnknownVersion_isRefusedByName() {
    byte[] sealed = sealer.seal(ascii("name"), CONTEXT);
    sealed[0] = 2;
    assertThatThrownBy(() -> sealer.open(sealed, CONTEXT))
        .isExactlyInstanceOf(CryptoException.UnknownVersion.class)
        .hasMessageContaining("sealed field: 2");
  }

  private static void assertRejected(FieldSealer sealer, byte[] sealed, byte[] context) {
    assertThatThrownBy(() -> sealer.open(sealed, context))
        .isExactlyInstanceOf(CryptoException.FieldRejected.class);
  }

  @Test
  void bothEngines_sealAlike() {
    byte[] salt = Messages.salt(3);
    assertThat(
            List.of(Engine.jdk(), Engine.bouncyCastle()).stream()
                .map(engine -> new FieldSealer(engine, key, Messages.RANDOM))
                .map(each -> Bytes.hex(each.seal(ascii("name"), CONTEXT, salt)))
                .distinct())
        .hasSize(1);
  }

  @Test
  void blindIndexes_areEqualForEqualValuesInOneContextOnly() throws Exception {
    byte[] index = sealer.blindIndex(ascii("a@b.fr"), ascii("account.mail"));
    assertThat(index).hasSize(FieldSealer.BLIND_INDEX_BYTES);
    assertThat(sealer.blindIndex(ascii("a@b.fr"), ascii("account.mail"))).isEqualTo(index);
    assertThat(SecondReader.blindIndex(ROOT, ascii("account.mail"), ascii("a@b.fr")))
        .isEqualTo(index);
    assertThat(sealer.blindIndex(ascii("a@b.fr"), ascii("account.name"))).isNotEqualTo(index);
    assertThat(sealer.blindIndex(ascii("a@b.f"), ascii("account.mail"))).isNotEqualTo(index);
    assertThat(sealer.blindIndex(ascii("la@b.fr"), ascii("account.mai"))).isNotEqualTo(index);
    RecordsKey otherKey = RecordsKey.generate(Messages.RANDOM);
    assertThat(
            new FieldSealer(otherKey, Messages.RANDOM)
                .blindIndex(ascii("a@b.fr"), ascii("account.mail")))
        .isNotEqualTo(index);
  }

  @Test
  void onceTheKeyIsClosed_nothingIsSealedOrOpened() {
    byte[] sealed = sealer.seal(ascii("name"), CONTEXT);
    key.close();
    assertThatIllegalStateException().isThrownBy(() -> sealer.seal(ascii("name"), CONTEXT));
    assertThatIllegalStateException().isThrownBy(() -> sealer.open(sealed, CONTEXT));
    assertThatIllegalStateException().isThrownBy(() -> sealer.blindIndex(sealed, CONTEXT));
  }
}
