package org.ecluse.app.https.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReadAheadTest {

  private static byte[] content(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  private static byte[] all(ReadAhead ahead) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteBuffer next = ahead.next(); next.hasRemaining(); next = ahead.next()) {
      all.write(next.array(), next.arrayOffset() + next.position(), next.remaining());
    }
    return all.toByteArray();
  }

  /** A body that comes in pieces of at most so many bytes. */
  private static InputStream inPieces(byte[] content, int mostBytes) {
    return new ByteArrayInputStream(content) {
      @Override
      public synchronized int read(byte[] into, int offset, int count) {
        return super.read(into, offset, Math.min(count, mostBytes));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 131_071, 131_072, 131_073, 1_000_000, 3_000_017})
  void everyByteComes_inItsOrder(int bytes) throws IOException {
    for (int piece : new int[] {8_192, 65_536, Integer.MAX_VALUE}) {
      try (ReadAhead ahead = new ReadAhead(inPieces(content(bytes), piece))) {
        assertThat(all(ahead)).isEqualTo(content(bytes));
      }
    }
  }

  @Test
  void aLineThatBreaks_isToldAfterAllThatCameBefore() throws IOException {
    byte[] before = content(500_000);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }

          @Override
          public int read(byte[] into, int offset, int count) throws IOException {
            throw new IOException("cut");
          }
        };
    try (ReadAhead ahead =
        new ReadAhead(new SequenceInputStream(inPieces(before, 10_000), broken))) {
      int count = 0;
      while (count < before.length) {
        ByteBuffer next = ahead.next();
        assertThat(next.hasRemaining()).isTrue();
        while (next.hasRemaining()) {
          assertThat(next.get()).isEqualTo(before[count++]);
        }
      }
      assertThatThrownBy(ahead::next).isInstanceOf(IOException.class).hasMessage("cut");
    }
  }

  @Test
  void whatHasCome_isNotHeldBackUntilABlockIsFull() throws IOException {
    PipedInputStream body = new PipedInputStream(1 << 20);
    try (PipedOutputStream client = new PipedOutputStream(body);
        ReadAhead ahead = new ReadAhead(body)) {
      client.write(content(200_000));
      client.flush();
      int count = 0;
      while (count < 200_000) {
        count += ahead.next().remaining();
      }
      client.write(new byte[] {1, 2, 3});
      client.flush();
      assertThat(ahead.next().remaining()).isEqualTo(3);
    }
  }

  @Test
  void closing_endsTheReader_whileItWaitsForTheClient() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    PipedInputStream body =
        new PipedInputStream(1 << 20) {
          @Override
          public void close() throws IOException {
            closed.set(true);
            super.close();
          }
        };
    try (PipedOutputStream client = new PipedOutputStream(body)) {
      ReadAhead ahead = new ReadAhead(body);
      client.write(content(300_000));
      assertThat(ahead.next().hasRemaining()).isTrue();
      ahead.close();
      assertThat(closed).isTrue();
    }
  }
}
