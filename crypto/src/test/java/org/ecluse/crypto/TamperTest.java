package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The adversary has the sealed message, knows the format and lacks the key. Whatever he does, a
 * reader gets a prefix of the truth or an exception, never a clean end with wrong or missing bytes.
 */
class TamperTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final byte[] CONTEXT = new PartContext(Messages.bytes(2, 16), 0).encode();

  /** One chunk, one full and an empty one, several with a full or an empty end. */
  private static final List<Integer> SIZES = List.of(1, CHUNK, 4 * CHUNK, 4 * CHUNK + 100);

  private final FileKey key = FileKey.copyOf(Messages.bytes(1, 32));

  @TestFactory
  Stream<DynamicTest> noTampering_endsCleanly() {
    return Stream.of(Engine.jdk(), Engine.bouncyCastle())
        .flatMap(engine -> SIZES.stream().flatMap(sizeBytes -> attacks(engine, sizeBytes)));
  }

  @Test
  void theOracle_wouldNoticeACleanEnd() throws IOException {
    byte[] truth = Messages.bytes(7, 2 * CHUNK);
    byte[] sealed = Messages.seal(Engine.active(), key, CONTEXT, Messages.salt(7), truth);
    Victim victim = new Victim(Engine.active(), key, CONTEXT, truth);
    assertThatThrownBy(() -> victim.survives(sealed)).hasMessageContaining("clean end");
  }

  @Test
  void theOracle_wouldNoticeAWrongByte() throws IOException {
    byte[] truth = Messages.bytes(7, 2 * CHUNK);
    byte[] sealed = Messages.seal(Engine.active(), key, CONTEXT, Messages.salt(7), truth);
    truth[CHUNK] ^= 1;
    Victim victim = new Victim(Engine.active(), key, CONTEXT, truth);
    assertThatThrownBy(() -> victim.survives(sealed)).isInstanceOf(AssertionError.class);
  }

  private Stream<DynamicTest> attacks(Engine engine, int sizeBytes) {
    try {
      byte[] truth = Messages.bytes(sizeBytes, sizeBytes);
      byte[] sealed = Messages.seal(engine, key, CONTEXT, Messages.salt(5), truth);
      byte[] other = Messages.seal(engine, key, CONTEXT, Messages.salt(6), truth);
      Victim victim = new Victim(engine, key, CONTEXT, truth);
      List<Tampering> all = Tamperings.of(sealed, other);
      return all.stream()
          .map(
              tampering ->
                  DynamicTest.dynamicTest(
                      engine.name() + ", " + sizeBytes + " bytes, " + tampering.name(),
                      () -> victim.survives(tampering.sealed())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
