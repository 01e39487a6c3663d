package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** All that can still be reached in the heap of a process. */
record HeapDump(Path file) {

  private static final int PIECE_BYTES = 1 << 24;

  /** More than any text that is looked for, in either form. */
  private static final int OVERLAP_BYTES = 1 << 12;

  /** Has the process write it; what nobody can reach is collected first. */
  static HeapDump of(Process process, Path file) {
    jcmd(process, file, "GC.heap_dump", file.toString());
    return new HeapDump(file);
  }

  /** How many objects of a class can be reached. */
  static long instances(Process process, Path directory, String type) {
    return jcmd(process, directory.resolve("histogram"), "GC.class_histogram")
        .text()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private static Run jcmd(Process process, Path beside, String... words) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    String[] all = new String[words.length + 2];
    all[0] = jcmd.toString();
    all[1] = "" + process.pid();
    System.arraycopy(words, 0, all, 2, words.length);
    return Run.of(beside.resolveSibling(""), all).succeeded();
  }

  /** No object spells any of these texts, as strings of Java and as bytes. */
  void holdsNone(List<String> texts) {
    assertThat(texts).as("what stands in the heap").noneMatch(this::holds);
  }

  /** Whether any object spells a text of ASCII. */
  boolean holds(String text) {
    return holds(text, StandardCharsets.ISO_8859_1) || holds(text, StandardCharsets.UTF_16LE);
  }

  private boolean holds(String text, Charset form) {
    String wanted = new String(text.getBytes(form), StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[OVERLAP_BYTES + PIECE_BYTES];
      int kept = 0;
      while (true) {
        int count = in.readNBytes(piece, kept, piece.length - kept);
        if (count == 0) {
          return false;
        }
        int end = kept + count;
        if (new String(piece, 0, end, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
        kept = Math.min(OVERLAP_BYTES, end);
        System.arraycopy(Arrays.copyOfRange(piece, end - kept, end), 0, piece, 0, kept);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
