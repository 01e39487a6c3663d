package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** A reader of messages that may have been tampered with, who knows what was really sealed. */
record Victim(
    Engine engine,
    FileKey key,
    @SuppressWarnings("ArrayRecordComponent") byte[] context,
    @SuppressWarnings("ArrayRecordComponent") byte[] truth) {

  private static final int RANDOM_READS = 8;

  /** Reads in several ways; every byte handed out must be true, and no way may end cleanly. */
  void survives(byte[] sealed) {
    for (int pieceBytes : new int[] {1000, 32 * 1024, 256 * 1024}) {
      assertThat(endsCleanly(sealed, pieceBytes))
          .describedAs("clean end, read in pieces of %d", pieceBytes)
          .isFalse();
    }
    readAtRandom(sealed);
  }

  private boolean endsCleanly(byte[] sealed, int pieceBytes) {
    try (Opener opener = Messages.open(engine, key, context, sealed)) {
      assertThat(opener.sizeBytes()).isEqualTo(truth.length);
      ByteBuffer piece = ByteBuffer.allocate(pieceBytes);
      int position = 0;
      while (opener.read(position, piece) >= 0) {
        piece.flip();
        isTrue(position, piece);
        position += piece.remaining();
        piece.clear();
      }
      return true;
    } catch (CryptoException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError("not the exception of a tampered message", e);
    }
  }

  private void readAtRandom(byte[] sealed) {
    SplittableRandom random = new SplittableRandom(sealed.length);
    try (Opener opener = Messages.open(engine, key, context, sealed)) {
      for (int i = 0; i < RANDOM_READS; i++) {
        int position = random.nextInt(truth.length);
        readOnce(opener, position, ByteBuffer.allocate(1 + random.nextInt(40_000)));
      }
    } catch (CryptoException e) {
      // It did not even open: nothing was handed out.
    } catch (IOException e) {
      throw new AssertionError("not the exception of a tampered message", e);
    }
  }

  private void readOnce(Opener opener, int position, ByteBuffer dst) throws IOException {
    try {
      int length = opener.read(position, dst);
      assertThat(length).isEqualTo(Math.min(dst.capacity(), truth.length - position));
      isTrue(position, dst.flip());
    } catch (CryptoException e) {
      assertThat(dst.position()).isZero();
    }
  }

  private void isTrue(int position, ByteBuffer read) {
    assertThat(read).isEqualTo(ByteBuffer.wrap(truth, position, read.remaining()));
  }
}
