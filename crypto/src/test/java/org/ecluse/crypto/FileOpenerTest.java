package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ecluse.crypto.independent.Encoder;
import org.ecluse.crypto.independent.SecondReader;
import org.junit.jupiter.api.Test;

class FileOpenerTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final byte[] KEY = Messages.bytes(1, 32);
  private static final byte[] FILE_ID = Messages.bytes(2, 16);

  /** Sizes of parts: borders of chunks, and empty parts at the start, in the middle, at the end. */
  private static final int[] SIZES = {0, 1, CHUNK, 0, 0, CHUNK - 1, 3 * CHUNK + 17, 20 * CHUNK, 0};

  private final FileKey key = FileKey.copyOf(KEY);
  private final List<byte[]> sealed = new ArrayList<>();
  private final List<MemorySource> sources = new ArrayList<>();
  private final byte[] plaintext;

  FileOpenerTest() throws IOException {
    plaintext = Messages.bytes(3, IntStream.of(SIZES).sum());
    int start = 0;
    for (int part = 0; part < SIZES.length; part++) {
      byte[] piece = Arrays.copyOfRange(plaintext, start, start + SIZES[part]);
      sealed.add(Messages.seal(key, new PartContext(FILE_ID, part), piece));
      start += piece.length;
    }
  }

  private FileOpener.Part part(int place, int contextNumber, byte[] bytes) {
    MemorySource source = new MemorySource(bytes);
    sources.add(source);
    return new FileOpener.Part(new PartContext(FILE_ID, contextNumber), source, SIZES[place]);
  }

  private List<FileOpener.Part> parts() {
    List<FileOpener.Part> parts = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      parts.add(part(i, i, sealed.get(i)));
    }
    return parts;
  }

  @Test
  void partsAreReadAsOneFile_inAnyOrder_withEitherEngine() throws IOException {
    for (Engine engine : List.of(Engine.jdk(), Engine.bouncyCastle())) {
      SplittableRandom random = new SplittableRandom(4);
      try (FileOpener opener = FileOpener.open(engine, key, parts())) {
        assertThat(opener.sizeBytes()).isEqualTo(plaintext.length);
        for (int i = 0; i < 100; i++) {
          int position = random.nextInt(plaintext.length);
          byte[] read = new byte[Math.min(random.nextInt(9 * CHUNK), plaintext.length - position)];
          assertThat(opener.read(position, ByteBuffer.wrap(read))).isEqualTo(read.length);
          assertThat(ByteBuffer.wrap(read))
              .isEqualTo(ByteBuffer.wrap(plaintext, position, read.length));
        }
        assertThat(opener.read(plaintext.length, ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
  }

  @Test
  void everyPart_isReadByTheSecondReader() throws Exception {
    ByteBuffer all = ByteBuffer.allocate(plaintext.length);
    for (int part = 0; part < SIZES.length; part++) {
      byte[] context = Encoder.partContext(FILE_ID, part);
      all.put(SecondReader.openMessage(KEY, context, sealed.get(part)));
    }
    assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(plaintext));
  }

  @Test
  void aFileWithoutParts_isEmpty() throws IOException {
    try (FileOpener opener = FileOpener.open(key, List.of())) {
      assertThat(opener.sizeBytes()).isZero();
      assertThat(opener.read(0, ByteBuffer.allocate(1))).isEqualTo(-1);
      opener.openAll();
    }
  }

  @Test
  void partsAreOpenedOnlyWhenReached() throws IOException {
    List<FileOpener.Part> parts = parts();
    parts.set(7, part(7, 7, new byte[5]));
    try (FileOpener opener = FileOpener.open(key, parts)) {
      assertThat(opener.read(0, ByteBuffer.allocate(3 * CHUNK))).isEqualTo(3 * CHUNK);
      assertThat(sources.get(6).reads()).isPositive();
      assertThatThrownBy(opener::openAll).isInstanceOf(CryptoException.Truncated.class);
    }
  }

  @Test
  void swappedParts_fail() {
    List<FileOpener.Part> parts = parts();
    parts.set(6, part(6, 6, sealed.get(7)));
    parts.set(7, part(7, 7, sealed.get(6)));
    assertReading(parts, CryptoException.CommitmentMismatch.class);
  }

  @Test
  void aPartInAnotherPlace_fails() {
    List<FileOpener.Part> parts = parts();
    parts.set(1, part(1, 2, sealed.get(2)));
    assertReading(parts, CryptoException.WrongPartSize.class);
  }

  @Test
  void aPartOfAnotherFile_fails() throws IOException {
    PartContext other = new PartContext(Messages.bytes(99, 16), 2);
    List<FileOpener.Part> parts = parts();
    parts.set(2, part(2, 2, Messages.seal(key, other, new byte[SIZES[2]])));
    assertReading(parts, CryptoException.CommitmentMismatch.class);
  }

  @Test
  void aShorterPartSealedInTheSamePlace_fails() throws IOException {
    byte[] shorter = Messages.seal(key, new PartContext(FILE_ID, 6), new byte[3 * CHUNK + 16]);
    List<FileOpener.Part> parts = parts();
    parts.set(6, part(6, 6, shorter));
    assertReading(parts, CryptoException.WrongPartSize.class);
  }

  /** Reading twice must fail twice: a first failure leaves nothing half-open behind. */
  private void assertReading(
      List<FileOpener.Part> parts, Class<? extends CryptoException> expected) {
    assertThatThrownBy(
            () -> {
              try (FileOpener opener = FileOpener.open(key, parts)) {
                ByteBuffer all = ByteBuffer.allocate(plaintext.length);
                assertThatThrownBy(() -> opener.read(0, all)).isExactlyInstanceOf(expected);
                assertThat(all.position()).isZero();
                opener.read(0, all);
              }
            })
        .isExactlyInstanceOf(expected);
    assertThat(sources).noneMatch(source -> parts.stream().anyMatch(part -> isOpen(part, source)));
  }

  private static boolean isOpen(FileOpener.Part part, MemorySource source) {
    return part.source() == source && !source.isClosed();
  }

  @Test
  void everySource_isClosed_openedOrNot_alsoWhenOneFailsToClose() throws IOException {
    List<FileOpener.Part> parts = parts();
    parts.set(0, new FileOpener.Part(new PartContext(FILE_ID, 0), new Unclosable(), 0));
    FileOpener opener = FileOpener.open(key, parts);
    opener.read(0, ByteBuffer.allocate(CHUNK));
    assertThatThrownBy(opener::close).isInstanceOf(IOException.class).hasMessage("cannot close");
    assertThat(sources.stream().filter(source -> !source.isClosed())).hasSize(1);
    opener.close();
    assertThatIllegalStateException().isThrownBy(() -> opener.read(0, ByteBuffer.allocate(1)));
  }

  @Test
  void theFileKey_mayBeClosedOnceTheOpenerIsMade() throws IOException {
    FileKey own = FileKey.copyOf(KEY);
    try (FileOpener opener = FileOpener.open(own, parts())) {
      own.close();
      assertThat(opener.read(0, ByteBuffer.allocate(plaintext.length))).isEqualTo(plaintext.length);
    }
  }

  private static final class Unclosable implements SealedSource {
    @Override
    public long sizeBytes() {
      return 0;
    }

    @Override
    public int read(long position, ByteBuffer dst) {
      return -1;
    }

    @Override
    public void close() throws IOException {
      throw new IOException("cannot close");
    }
  }
}
