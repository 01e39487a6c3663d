package org.ecluse.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.app.pass.PassKeyStore;
import org.ecluse.app.transfer.StoreException;

/** The keys that sign passes, in one file. */
final class FilePassKeyStore implements PassKeyStore {

  private final Path file;
  private final HomeMutex mutex;

  FilePassKeyStore(Path directory, HomeMutex mutex) {
    this.file = directory.resolve("keys.json");
    this.mutex = mutex;
  }

  @Override
  public Optional<String> load() {
    try {
      return read();
    } catch (IOException e) {
      throw new StoreException("the pass keys cannot be read", e);
    }
  }

  private Optional<String> read() throws IOException {
    try {
      Home.requirePrivate(file);
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean replace(Optional<String> expected, String replacement) {
    try {
      return mutex.hold(
          () -> {
            if (!read().equals(expected)) {
              return false;
            }
            DurableFiles.replace(file, replacement.getBytes(StandardCharsets.UTF_8));
            return true;
          });
    } catch (IOException e) {
      throw new StoreException("the pass keys cannot be written", e);
    }
  }
}
