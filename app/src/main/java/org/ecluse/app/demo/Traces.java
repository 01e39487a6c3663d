package org.ecluse.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for texts in every byte of every file below a directory.
 *
 * @param files looked through
 * @param bytes looked through
 * @param found the texts that stand somewhere
 */
record Traces(int files, long bytes, List<String> found) {

  private static final int BLOCK_BYTES = 1 << 20;

  static Traces below(Path directory, List<String> texts) throws IOException {
    List<byte[]> wanted = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    boolean[] seen = new boolean[texts.size()];
    int files = 0;
    long bytes = 0;
    for (Path file : filesBelow(directory)) {
      files++;
      bytes += look(file, wanted, seen);
    }
    List<String> found = texts.stream().filter(text -> seen[texts.indexOf(text)]).toList();
    return new Traces(files, bytes, found);
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  /** Blocks overlap by what the longest text needs, so that none hides on a boundary. */
  private static long look(Path file, List<byte[]> wanted, boolean[] seen) throws IOException {
    int overlap = wanted.stream().mapToInt(text -> text.length).max().orElse(1) - 1;
    byte[] block = new byte[BLOCK_BYTES + overlap];
    long total = 0;
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int count = in.readNBytes(block, 0, BLOCK_BYTES);
      while (count > 0) {
        total += count;
        int length = kept + count;
        mark(block, length, wanted, seen);
        kept = Math.min(overlap, length);
        System.arraycopy(block, length - kept, block, 0, kept);
        count = in.readNBytes(block, kept, BLOCK_BYTES);
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      return total;
    }
    return total;
  }

  private static void mark(byte[] block, int length, List<byte[]> wanted, boolean[] seen) {
    for (int i = 0; i < seen.length; i++) {
      seen[i] |= contains(block, length, wanted.get(i));
    }
  }

  private static boolean contains(byte[] block, int length, byte[] text) {
    for (int at = 0; at <= length - text.length; at++) {
      if (block[at] == text[0] && standsAt(block, at, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean standsAt(byte[] block, int at, byte[] text) {
    for (int i = 1; i < text.length; i++) {
      if (block[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
