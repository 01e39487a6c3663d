package org.ecluse.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AeadTest {

  private static final byte[] KEY = random(1, 32);
  private static final byte[] NONCE = random(2, 12);

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @TestFactory
  Stream<DynamicTest> everyEngine() {
    Map<String, AeadFactory> engines = Map.of("JDK", JdkAead::new, "BC", BouncyAead::new);
    return engines.entrySet().stream()
        .flatMap(
            engine ->
                Stream.of(
                    DynamicTest.dynamicTest(
                        "offsetsAreRespected, " + engine.getKey(),
                        () -> offsetsAreRespected(engine.getValue())),
                    DynamicTest.dynamicTest(
                        "itWorksOnAfterAFailure, " + engine.getKey(),
                        () -> itWorksOnAfterAFailure(engine.getValue())),
                    DynamicTest.dynamicTest(
                        "theKeyIsCopied, " + engine.getKey(),
                        () -> theKeyIsCopied(engine.getValue())),
                    DynamicTest.dynamicTest(
                        "onceClosedItIsUseless, " + engine.getKey(),
                        () -> onceClosedItIsUseless(engine.getValue()))));
  }

  private static byte[] seal(AeadFactory engine, byte[] plaintext) {
    try (Aead aead = engine.keyed(KEY)) {
      byte[] sealed = new byte[plaintext.length + Aead.TAG_BYTES];
      aead.seal(NONCE, Aead.NO_AAD, plaintext, 0, plaintext.length, sealed, 0);
      return sealed;
    }
  }

  private static void offsetsAreRespected(AeadFactory engine) throws AEADBadTagException {
    byte[] sealed = seal(engine, random(3, 100));
    byte[] in = Concat.of(new byte[7], random(3, 100), new byte[9]);
    byte[] out = new byte[5 + 116 + 3];
    byte[] opened = new byte[11 + 100 + 13];
    try (Aead aead = engine.keyed(KEY)) {
      aead.seal(NONCE, Aead.NO_AAD, in, 7, 100, out, 5);
      assertThat(out).isEqualTo(Concat.of(new byte[5], sealed, new byte[3]));
      aead.open(NONCE, Aead.NO_AAD, out, 5, 116, opened, 11);
      assertThat(opened).isEqualTo(Concat.of(new byte[11], random(3, 100), new byte[13]));
    }
  }

  private static void itWorksOnAfterAFailure(AeadFactory engine) throws AEADBadTagException {
    byte[] sealed = seal(engine, random(3, 100));
    byte[] opened = new byte[100];
    try (Aead aead = engine.keyed(KEY)) {
      assertThatExceptionOfType(AEADBadTagException.class)
          .isThrownBy(() -> aead.open(NONCE, new byte[1], sealed, 0, 116, opened, 0));
      aead.open(NONCE, Aead.NO_AAD, sealed, 0, 116, opened, 0);
      assertThat(opened).isEqualTo(random(3, 100));
    }
  }

  private static void theKeyIsCopied(AeadFactory engine) throws AEADBadTagException {
    byte[] sealed = seal(engine, new byte[0]);
    byte[] key = KEY.clone();
    try (Aead aead = engine.keyed(key)) {
      key[0] ^= 1;
      aead.open(NONCE, Aead.NO_AAD, sealed, 0, sealed.length, new byte[0], 0);
    }
  }

  private static void onceClosedItIsUseless(AeadFactory engine) {
    Aead aead = engine.keyed(KEY);
    aead.close();
    aead.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> aead.seal(NONCE, Aead.NO_AAD, KEY, 0, 32, new byte[48], 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> aead.open(NONCE, Aead.NO_AAD, KEY, 0, 32, new byte[48], 0));
  }

  @Test
  void theSelfTest_passesForEqualsAndNoticesDifferences() {
    assertThat(SelfTest.agree(BouncyAead::new, JdkAead::new)).isTrue();
    assertThat(SelfTest.agree(Lying::new, JdkAead::new)).isFalse();
    assertThat(SelfTest.agree(JdkAead::new, Lying::new)).isFalse();
    assertThat(SelfTest.agree(Credulous::new, JdkAead::new)).isFalse();
  }

  /** Seals something else for one size. */
  private static class Lying implements Aead {
    final Aead honest;

    Lying(byte[] key) {
      honest = new JdkAead(key);
    }

    @Override
    public void seal(
        byte[] nonce, byte[] aad, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
      honest.seal(nonce, aad, in, inOffset, length, out, outOffset);
      if (length == 255) {
        out[outOffset] ^= 1;
      }
    }

    @Override
    public void open(
        byte[] nonce, byte[] aad, byte[] in, int inOffset, int sealed, byte[] out, int outOffset)
        throws AEADBadTagException {
      honest.open(nonce, aad, in, inOffset, sealed, out, outOffset);
    }

    @Override
    public void close() {
      honest.close();
    }
  }

  /** Does not look at tags. */
  private static final class Credulous extends Lying {
    Credulous(byte[] key) {
      super(key);
    }

    @Override
    public void seal(
        byte[] nonce, byte[] aad, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
      honest.seal(nonce, aad, in, inOffset, length, out, outOffset);
    }

    @Override
    public void open(
        byte[] nonce, byte[] aad, byte[] in, int inOffset, int sealed, byte[] out, int outOffset) {
      try {
        honest.open(nonce, aad, in, inOffset, sealed, out, outOffset);
      } catch (AEADBadTagException e) {
        // Believes it all the same.
      }
    }
  }
}
