package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenerTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final PartContext CONTEXT = new PartContext(Messages.bytes(2, 16), 0);

  private final FileKey key = FileKey.copyOf(Messages.bytes(1, 32));
  private final byte[] plaintext = Messages.bytes(3, 40 * CHUNK + 1234);

  @ParameterizedTest
  @MethodSource("org.ecluse.crypto.SealerTest#sizes")
  void sequentialReads_giveThePlaintext(int size) throws IOException {
    byte[] expected = Messages.bytes(size, size);
    byte[] sealed = Messages.seal(key, CONTEXT, expected);
    for (int pieceBytes : new int[] {1000, CHUNK, 2 * CHUNK, 32 * CHUNK, 65_537}) {
      try (Opener opener = Opener.open(key, CONTEXT, new MemorySource(sealed))) {
        assertThat(opener.sizeBytes()).isEqualTo(size);
        assertThat(Messages.readAll(opener, pieceBytes)).isEqualTo(expected);
      }
    }
  }

  @Test
  void randomReads_giveThePlaintext_fromAnySourceIntoAnyBuffer() throws IOException {
    byte[] sealed = Messages.seal(key, CONTEXT, plaintext);
    for (int mostBytesPerRead : new int[] {Integer.MAX_VALUE, 50_000, 777}) {
      SplittableRandom random = new SplittableRandom(mostBytesPerRead);
      SealedSource source = new MemorySource(sealed, mostBytesPerRead);
      try (Opener opener = Opener.open(key, CONTEXT, source)) {
        for (int i = 0; i < 300; i++) {
          readAtRandom(opener, random);
        }
      }
    }
  }

  private void readAtRandom(Opener opener, SplittableRandom random) throws IOException {
    int position = random.nextInt(plaintext.length);
    int room = random.nextBoolean() ? random.nextInt(200) : random.nextInt(20 * CHUNK);
    ByteBuffer dst =
        random.nextBoolean() ? ByteBuffer.allocate(room) : ByteBuffer.allocateDirect(room);
    int length = Math.min(room, plaintext.length - position);
    assertThat(opener.read(position, dst)).isEqualTo(length);
    byte[] read = new byte[length];
    dst.flip().get(read);
    assertThat(ByteBuffer.wrap(read)).isEqualTo(ByteBuffer.wrap(plaintext, position, length));
  }

  @Test
  void atAndAfterTheEnd_thereIsNothing() throws IOException {
    byte[] sealed = Messages.seal(key, CONTEXT, new byte[100]);
    try (Opener opener = Opener.open(key, CONTEXT, new MemorySource(sealed))) {
      ByteBuffer dst = ByteBuffer.allocate(200);
      assertThat(opener.read(100, dst)).isEqualTo(-1);
      assertThat(opener.read(Long.MAX_VALUE, dst)).isEqualTo(-1);
      assertThat(opener.read(99, dst)).isEqualTo(1);
      assertThat(opener.read(0, ByteBuffer.allocate(0))).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> opener.read(-1, dst));
    }
  }

  @Test
  void aDamagedChunk_fails_leavesTheBufferWhereItWas_andSparesTheOthers() throws IOException {
    byte[] sealed = Messages.seal(key, CONTEXT, plaintext);
    int damaged = 5;
    sealed[(int) (SealedSize.of((long) damaged * CHUNK) + 10)] ^= 1;
    try (Opener opener = Opener.open(key, CONTEXT, new MemorySource(sealed))) {
      byte[] memory = new byte[10 * CHUNK];
      ByteBuffer dst = ByteBuffer.wrap(memory);
      dst.position(7);
      assertThatThrownBy(() -> opener.read(0, dst))
          .isExactlyInstanceOf(CryptoException.TamperedChunk.class)
          .hasMessageContaining("chunk 5");
      assertThat(dst.position()).isEqualTo(7);
      int untouched = 7 + damaged * CHUNK;
      assertThat(Arrays.copyOfRange(memory, untouched, memory.length)).containsOnly(0);
      assertThatThrownBy(() -> opener.read((long) damaged * CHUNK, dst))
          .isExactlyInstanceOf(CryptoException.TamperedChunk.class);
      dst.clear();
      assertThat(opener.read((damaged + 1L) * CHUNK, dst)).isEqualTo(10 * CHUNK);
    }
  }

  @Test
  void aSourceThatShrinksWhileItIsRead_isTruncated() throws IOException {
    byte[] sealed = Messages.seal(key, CONTEXT, plaintext);
    MemorySource source = new MemorySource(sealed);
    try (Opener opener = Opener.open(key, CONTEXT, source)) {
      source.shrinkTo(20_000);
      assertThatThrownBy(() -> opener.read(0, ByteBuffer.allocate(5 * CHUNK)))
          .isExactlyInstanceOf(CryptoException.Truncated.class);
    }
  }

  @Test
  void theSource_isClosedWithTheOpener() throws IOException {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    Opener opener = Opener.open(key, CONTEXT, source);
    assertThat(source.isClosed()).isFalse();
    opener.close();
    opener.close();
    assertThat(source.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> opener.read(0, ByteBuffer.allocate(1)));
  }

  @Test
  void theSource_isClosedWhenOpeningFails() {
    MemorySource source = new MemorySource(new byte[1000]);
    assertThatThrownBy(() -> Opener.open(key, CONTEXT, source))
        .isExactlyInstanceOf(CryptoException.CommitmentMismatch.class);
    assertThat(source.isClosed()).isTrue();
  }

  /** Otherwise a reader could be handed the zeros with which another thread wipes the buffers. */
  @Test
  void closing_waitsForTheReadThatIsGoingOn() throws Exception {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    Opener opener = Opener.open(key, CONTEXT, source);
    Thread closer = new Thread(() -> assertThatCode(opener::close).doesNotThrowAnyException());
    source.duringNextRead(
        () -> {
          closer.start();
          while (closer.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
        });
    byte[] read = new byte[CHUNK];
    assertThat(opener.read(0, ByteBuffer.wrap(read))).isEqualTo(CHUNK);
    assertThat(read).isEqualTo(Arrays.copyOf(plaintext, CHUNK));
    closer.join();
    assertThatIllegalStateException().isThrownBy(() -> opener.read(0, ByteBuffer.allocate(1)));
  }

  @Test
  void alignedReads_costOneReadOfTheSource() throws IOException {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    try (Opener opener = Opener.open(key, CONTEXT, source)) {
      int before = source.reads();
      opener.read(0, ByteBuffer.allocate(ReadBuffers.MAX_CHUNKS * CHUNK));
      assertThat(source.reads() - before).isEqualTo(1);
      opener.read(16L * CHUNK, ByteBuffer.allocate(2 * CHUNK));
      assertThat(source.reads() - before).isEqualTo(2);
    }
  }

  @Test
  void smallReadsInOneChunk_openItOnce() throws IOException {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    try (Opener opener = Opener.open(key, CONTEXT, source)) {
      int before = source.reads();
      for (int i = 0; i < 16; i++) {
        opener.read(i * 1000L, ByteBuffer.allocate(1000));
      }
      assertThat(source.reads() - before).isEqualTo(1);
    }
  }
}
