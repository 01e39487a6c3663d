package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The adversary of {@link TamperTest} with coverage to guide him: he changes, cuts, extends and
 * exchanges the sealed parts of a file, and reads it in any order. A byte that is handed out is
 * true, and only the untouched file can be read to its end.
 */
class FileOpenerFuzzTest {

  private static final int CHUNK = SealedSize.CHUNK_BYTES;
  private static final int[] SIZES = {1, CHUNK, 2 * CHUNK + 100};
  private static final int MOST_EDITS = 4;
  private static final int MOST_READS = 6;
  private static final FileKey KEY = FileKey.copyOf(Messages.bytes(1, 32));
  private static final byte[] TRUTH = Messages.bytes(3, IntStream.of(SIZES).sum());
  private static final List<byte[]> SEALED = sealed();

  private static List<byte[]> sealed() {
    List<byte[]> sealed = new ArrayList<>();
    int start = 0;
    for (int size : SIZES) {
      byte[] piece = Arrays.copyOfRange(TRUTH, start, start + size);
      sealed.add(seal(sealed.size(), piece));
      start += size;
    }
    return List.copyOf(sealed);
  }

  private static byte[] seal(int part, byte[] piece) {
    try {
      return Messages.seal(KEY, context(part), piece);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PartContext context(int part) {
    return new PartContext(Messages.bytes(2, 16), part);
  }

  @FuzzTest(maxDuration = "3s")
  void whateverIsDoneToAFile_onlyTheTruthIsRead(FuzzedDataProvider data) throws IOException {
    List<byte[]> parts = new ArrayList<>(SEALED);
    for (int left = data.consumeInt(0, MOST_EDITS); left > 0; left--) {
      int part = data.consumeInt(0, parts.size() - 1);
      parts.set(part, edited(parts, part, data));
    }
    try (FileOpener opener = open(parts)) {
      for (int left = data.consumeInt(0, MOST_READS); left > 0; left--) {
        isTrueOrRefused(
            opener, data.consumeInt(0, TRUTH.length), data.consumeInt(1, TRUTH.length + 1));
      }
      assertThat(isTrueOrRefused(opener, 0, TRUTH.length)).isEqualTo(isUntouched(parts));
    }
  }

  private static byte[] edited(List<byte[]> parts, int part, FuzzedDataProvider data) {
    byte[] bytes = parts.get(part).clone();
    switch (data.consumeInt(0, 4)) {
      case 0 -> {
        return parts.get(data.consumeInt(0, parts.size() - 1));
      }
      case 1 -> {
        return Arrays.copyOf(bytes, data.consumeInt(0, bytes.length + CHUNK));
      }
      case 2 -> {
        return data.consumeBytes(100);
      }
      case 3 -> {
        if (bytes.length > 0) {
          bytes[data.consumeInt(0, bytes.length - 1)] ^= data.consumeByte();
        }
      }
      default -> {
        int from = data.consumeInt(0, bytes.length);
        int to = data.consumeInt(0, bytes.length);
        int most = bytes.length - Math.max(from, to);
        System.arraycopy(bytes, from, bytes, to, data.consumeInt(0, most));
      }
    }
    return bytes;
  }

  private static FileOpener open(List<byte[]> sealed) {
    List<FileOpener.Part> parts = new ArrayList<>();
    for (byte[] bytes : sealed) {
      int part = parts.size();
      parts.add(new FileOpener.Part(context(part), new MemorySource(bytes), SIZES[part]));
    }
    return FileOpener.open(KEY, parts);
  }

  /** Whether a read went well; then it gave all that there is, otherwise nothing. */
  private static boolean isTrueOrRefused(FileOpener opener, int position, int length)
      throws IOException {
    ByteBuffer read = ByteBuffer.allocate(length);
    try {
      opener.read(position, read);
      int end = Math.min(TRUTH.length, position + length);
      assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(TRUTH, position, end - position));
      return true;
    } catch (CryptoException refused) {
      assertThat(read.position()).isZero();
      return false;
    }
  }

  private static boolean isUntouched(List<byte[]> parts) {
    return IntStream.range(0, SEALED.size())
        .allMatch(part -> Arrays.equals(parts.get(part), SEALED.get(part)));
  }
}
