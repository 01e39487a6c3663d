package org.ecluse.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the file of a public key. */
final class KeyFile {

  /** More than any public key has. */
  private static final int MAX_BYTES = 64 << 10;

  private KeyFile() {}

  static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException _) {
      throw new Failure("The key file " + file + " cannot be read.");
    }
  }
}
