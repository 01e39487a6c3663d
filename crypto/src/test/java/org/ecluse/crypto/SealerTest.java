package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ecluse.crypto.independent.SecondReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealerTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final byte[] KEY = Messages.bytes(1, 32);
  private static final PartContext CONTEXT = new PartContext(Messages.bytes(2, 16), 3);

  private final FileKey key = FileKey.copyOf(KEY);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Every size around the borders of chunks and of batches. */
  static IntStream sizes() {
    return IntStream.of(0, 1, 2, 15, 16, 17, CHUNK, 2 * CHUNK, 3 * CHUNK, 16 * CHUNK, 33 * CHUNK)
        .flatMap(size -> IntStream.of(size - 17, size - 1, size, size + 1, size + 17))
        .filter(size -> size >= 0)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void whatIsSealed_isReadByTheSecondReader_withEitherEngine(int size) throws Exception {
    byte[] plaintext = Messages.bytes(size, size);
    byte[] salt = Messages.salt(size);
    byte[] byJdk = Messages.seal(Engine.jdk(), key, CONTEXT.encode(), salt, plaintext);
    byte[] byBouncy = Messages.seal(Engine.bouncyCastle(), key, CONTEXT.encode(), salt, plaintext);
    assertThat(byBouncy).isEqualTo(byJdk);
    assertThat(byJdk).hasSize((int) SealedSize.of(size));
    assertThat(SecondReader.openMessage(KEY, CONTEXT.encode(), byJdk)).isEqualTo(plaintext);
  }

  @Test
  void piecesOfAnySizeAndKind_giveTheSameMessage() throws IOException {
    byte[] plaintext = Messages.bytes(7, 20 * CHUNK + 77);
    byte[] salt = Messages.salt(7);
    byte[] whole = Messages.seal(Engine.active(), key, CONTEXT.encode(), salt, plaintext);
    for (int seed = 0; seed < 20; seed++) {
      out.reset();
      try (Sealer sealer =
          Sealer.open(Engine.active(), key, CONTEXT.encode(), salt, Channels.newChannel(out))) {
        writeInPieces(sealer, plaintext, new SplittableRandom(seed));
        assertThat(sealer.finish()).isEqualTo(plaintext.length);
      }
      assertThat(out.toByteArray()).isEqualTo(whole);
    }
  }

  private static void writeInPieces(Sealer sealer, byte[] plaintext, SplittableRandom random)
      throws IOException {
    int offset = 0;
    while (offset < plaintext.length) {
      int length = Math.min(plaintext.length - offset, random.nextInt(3 * CHUNK));
      ByteBuffer piece = ByteBuffer.wrap(plaintext, offset, length).slice();
      if (random.nextBoolean()) {
        piece = ByteBuffer.allocateDirect(length).put(piece).flip();
      } else if (random.nextBoolean()) {
        piece = piece.asReadOnlyBuffer();
      }
      sealer.write(piece);
      assertThat(piece.hasRemaining()).isFalse();
      offset += length;
      assertThat(sealer.plaintextBytes()).isEqualTo(offset);
    }
  }

  @Test
  void aChannelThatTakesLittleAtATime_getsTheWholeMessage() throws IOException {
    byte[] plaintext = Messages.bytes(8, 3 * CHUNK + 5);
    byte[] salt = Messages.salt(8);
    try (Sealer sealer =
        Sealer.open(Engine.active(), key, CONTEXT.encode(), salt, new MiserlyChannel(out, 1000))) {
      sealer.write(ByteBuffer.wrap(plaintext));
      sealer.finish();
    }
    assertThat(out.toByteArray())
        .isEqualTo(Messages.seal(Engine.active(), key, CONTEXT.encode(), salt, plaintext));
  }

  @Test
  void twoMessagesOfOneFile_neverHaveTheSameSalt() throws IOException {
    byte[] first = sealEmpty();
    byte[] second = sealEmpty();
    assertThat(first).isNotEqualTo(second);
  }

  private byte[] sealEmpty() throws IOException {
    out.reset();
    try (Sealer sealer = Sealer.open(key, CONTEXT, Messages.RANDOM, Channels.newChannel(out))) {
      assertThat(sealer.finish()).isZero();
    }
    return out.toByteArray();
  }

  @Test
  void aMessageClosedWithoutFinish_doesNotOpen() throws IOException {
    for (int chunks : new int[] {0, 1, 16, 40}) {
      out.reset();
      try (Sealer sealer = Sealer.open(key, CONTEXT, Messages.RANDOM, Channels.newChannel(out))) {
        sealer.write(ByteBuffer.allocate(chunks * CHUNK + 100));
      }
      assertThatThrownBy(
              () -> Messages.open(Engine.active(), key, CONTEXT.encode(), out.toByteArray()))
          .isExactlyInstanceOf(CryptoException.Truncated.class);
    }
  }

  @Test
  void aFinishedSealer_takesNothingMore() throws IOException {
    Sealer sealer = Sealer.open(key, CONTEXT, Messages.RANDOM, Channels.newChannel(out));
    sealer.write(ByteBuffer.allocate(10));
    assertThat(sealer.finish()).isEqualTo(10);
    assertThat(sealer.plaintextBytes()).isEqualTo(10);
    assertThatIllegalStateException().isThrownBy(sealer::finish);
    assertThatIllegalStateException().isThrownBy(() -> sealer.write(ByteBuffer.allocate(1)));
    sealer.close();
    sealer.close();
    assertThatIllegalStateException().isThrownBy(sealer::finish);
  }

  @Test
  void afterAnExceptionOfTheChannel_theMessageCannotBeFinished() {
    WritableByteChannel full = new MiserlyChannel(out, 0);
    Sealer sealer = Sealer.open(key, CONTEXT, Messages.RANDOM, full);
    assertThatIOException().isThrownBy(() -> sealer.write(ByteBuffer.allocate(17 * CHUNK)));
    assertThatIllegalStateException().isThrownBy(sealer::finish);
    assertThatIllegalStateException().isThrownBy(() -> sealer.write(ByteBuffer.allocate(1)));
    sealer.close();
  }

  @Test
  void afterAnyOtherException_theMessageCannotBeFinishedEither() {
    Sealer sealer = Sealer.open(key, CONTEXT, Messages.RANDOM, Channels.newChannel(out));
    assertThatNullPointerException().isThrownBy(() -> sealer.write(nothing()));
    assertThatIllegalStateException().isThrownBy(sealer::finish);
    sealer.close();
  }

  @SuppressWarnings("NullAway")
  private static ByteBuffer nothing() {
    return null;
  }

  @Test
  void theFileKey_mayBeClosedOnceTheSealerIsOpen() throws IOException {
    FileKey own = FileKey.copyOf(KEY);
    Sealer sealer = Sealer.open(own, CONTEXT, Messages.RANDOM, Channels.newChannel(out));
    own.close();
    sealer.finish();
    sealer.close();
    Messages.open(Engine.active(), key, CONTEXT.encode(), out.toByteArray()).close();
  }
}
