package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.ecluse.crypto.Bytes;

/** A file that holds the bytes of one key and nothing else. */
final class KeyFile {

  private KeyFile() {}

  /**
   * Reads a key; the caller wipes it.
   *
   * @throws NoSuchFileException where there is none, or where only its zeros are left
   * @throws HomeException where others can read it or it has another size
   */
  static byte[] read(Path file, int sizeBytes) throws IOException {
    Home.requirePrivate(file);
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != sizeBytes) {
      Bytes.wipe(bytes);
      throw new HomeException(
          "The key " + file + " has " + bytes.length + " bytes where " + sizeBytes + " belong.");
    }
    if (Bytes.sameInConstantTime(bytes, new byte[sizeBytes])) {
      throw new NoSuchFileException(file.toString());
    }
    return bytes;
  }

  /** Reads a key, or makes a random one. To be called under the home's mutex. */
  static byte[] readOrCreate(Path file, int sizeBytes, SecureRandom random) throws IOException {
    try {
      return read(file, sizeBytes);
    } catch (NoSuchFileException e) {
      byte[] fresh = new byte[sizeBytes];
      random.nextBytes(fresh);
      DurableFiles.replace(file, fresh);
      return fresh;
    }
  }
}
