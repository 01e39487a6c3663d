package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenerFailureTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final PartContext CONTEXT = new PartContext(Messages.bytes(2, 16), 0);

  private final FileKey key = FileKey.copyOf(Messages.bytes(1, 32));
  private final byte[] plaintext = Messages.bytes(3, 40 * CHUNK + 1234);

  @Test
  void aMessageOfAnotherLength_failsWhenOpened_beforeAnythingIsRead() throws IOException {
    byte[] sealed = Messages.seal(key, CONTEXT, plaintext);
    int chunk = CHUNK + 16;
    byte[] withoutOne = Arrays.copyOf(sealed, sealed.length - chunk);
    System.arraycopy(sealed, 56 + chunk, withoutOne, 56, withoutOne.length - 56);
    for (byte[] wrong : List.of(withoutOne, Arrays.copyOf(sealed, sealed.length + 1))) {
      assertThatThrownBy(() -> Opener.open(key, CONTEXT, new MemorySource(wrong)))
          .isExactlyInstanceOf(CryptoException.TamperedChunk.class);
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
  void aSourceThatFailsHalfWay_spoilsNothingThatIsReadAfterwards() throws IOException {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext), 5000);
    try (Opener opener = Opener.open(key, CONTEXT, source)) {
      byte[] read = new byte[2 * CHUNK];
      opener.read(0, ByteBuffer.wrap(read));
      AtomicInteger readsLeft = new AtomicInteger(3);
      source.duringReads(
          () -> {
            if (readsLeft.decrementAndGet() == 0) {
              throw new IOException("line cut");
            }
          });
      assertThatThrownBy(() -> opener.read(5L * CHUNK, ByteBuffer.allocate(CHUNK)))
          .hasMessage("line cut");
      assertThat(opener.read(0, ByteBuffer.wrap(read))).isEqualTo(2 * CHUNK);
      assertThat(read).isEqualTo(Arrays.copyOf(plaintext, 2 * CHUNK));
    }
  }

  @Test
  void theSource_isClosedWhenOpeningFails() {
    MemorySource source = new MemorySource(new byte[1000]);
    assertThatThrownBy(() -> Opener.open(key, CONTEXT, source))
        .isExactlyInstanceOf(CryptoException.CommitmentMismatch.class);
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void closing_waitsForTheReadThatIsGoingOn() throws Exception {
    MemorySource source = new MemorySource(Messages.seal(key, CONTEXT, plaintext));
    Opener opener = Opener.open(key, CONTEXT, source);
    Thread closer = new Thread(() -> assertThatCode(opener::close).doesNotThrowAnyException());
    source.duringReads(
        () -> {
          closer.start();
          while (closer.isAlive() && closer.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
        });
    byte[] read = new byte[CHUNK];
    assertThat(opener.read(0, ByteBuffer.wrap(read))).isEqualTo(CHUNK);
    assertThat(read).isEqualTo(Arrays.copyOf(plaintext, CHUNK));
    closer.join();
    assertThatIllegalStateException().isThrownBy(() -> opener.read(0, ByteBuffer.allocate(1)));
  }
}
