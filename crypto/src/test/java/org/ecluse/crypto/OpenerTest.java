package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
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
        for (int i = 0; i < 100; i++) {
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
  void theSource_isClosedWithTheOpener() throws IOException {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    Opener opener = Opener.open(key, CONTEXT, source);
    assertThat(source.isClosed()).isFalse();
    opener.close();
    opener.close();
    assertThat(source.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> opener.read(0, ByteBuffer.allocate(1)));
  }

  /** Otherwise a reader could be handed the zeros with which another thread wipes the buffers. */
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
