package org.ecluse.app.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.ecluse.app.client.Progress;

/**
 * An export of laboratory results like the one that was stolen, with invented persons.
 *
 * @param rows without the header
 * @param sha256 lower-case hex
 * @param first number of the person in the first row
 * @param last number of the person in the last row
 */
record LabExport(Path file, long rows, long sizeBytes, String sha256, Nir first, Nir last) {

  private static final int BLOCK_CHARS = 256 << 10;

  /**
   * Writes an export as CSV in UTF-8, streamed.
   *
   * @param rows at least one
   */
  static LabExport write(Path file, long rows, long seed, Progress progress) throws IOException {
    Invention invention = new Invention(seed);
    Writing writing = new Writing();
    writing.text.append(Invention.HEADER);
    Nir first = invention.appendTo(writing.text);
    Nir last = first;
    try (OutputStream out = Files.newOutputStream(file);
        Progress.Step step = progress.begin("export", rows, Progress.Unit.ROWS)) {
      for (long row = 2; row <= rows; row++) {
        last = invention.appendTo(writing.text);
        if (writing.text.length() >= BLOCK_CHARS) {
          writing.flush(out);
          step.at(row);
        }
      }
      writing.flush(out);
      step.at(rows);
    }
    return new LabExport(file, rows, writing.sizeBytes, writing.sha256(), first, last);
  }

  /** What was written so far: its length and hash, and what is not written yet. */
  private static final class Writing {

    private final StringBuilder text = new StringBuilder(BLOCK_CHARS + 1024);
    private final MessageDigest digest = Sha256.begin();
    private long sizeBytes;

    void flush(OutputStream out) throws IOException {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      out.write(bytes);
      digest.update(bytes);
      sizeBytes += bytes.length;
      text.setLength(0);
    }

    String sha256() {
      return Sha256.end(digest);
    }
  }
}
