package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.ecluse.app.transfer.EpochKeys;
import org.ecluse.app.transfer.MissingEpochKeyException;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.crypto.Bytes;
import org.ecluse.crypto.WrappingKey;

/**
 * Epoch keys in files, {@code vault/keys/2026-11-23.kek} for the epoch of that day. Made and
 * destroyed under the home's mutex: of two processes that need a new day's key at once, the second
 * finds the first one's.
 */
final class FileEpochKeys implements EpochKeys, AutoCloseable {

  private static final String SUFFIX = ".kek";
  private static final Pattern EPOCH = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Path directory;
  private final HomeMutex mutex;
  private final SecureRandom random;
  private final ConcurrentHashMap<String, WrappingKey> known = new ConcurrentHashMap<>();

  FileEpochKeys(Path directory, HomeMutex mutex, SecureRandom random) {
    this.directory = directory;
    this.mutex = mutex;
    this.random = random;
  }

  /** A file that could not be worked with. */
  @FunctionalInterface
  private interface Load {
    byte[] bytes() throws IOException;
  }

  @Override
  public WrappingKey forDay(LocalDate day) {
    String epoch = day.toString();
    return copy(
        epoch,
        () -> mutex.hold(() -> KeyFile.readOrCreate(file(epoch), WrappingKey.SIZE_BYTES, random)));
  }

  @Override
  public WrappingKey of(String epoch) {
    return copy(epoch, () -> KeyFile.read(file(epoch), WrappingKey.SIZE_BYTES));
  }

  /**
   * Copies the known key while nobody can destroy it; {@code compute} lets one thread at a time in.
   */
  private WrappingKey copy(String epoch, Load load) {
    WrappingKey[] copy = new WrappingKey[1];
    known.compute(
        epoch,
        (_, found) -> {
          WrappingKey key = found == null ? load(epoch, load) : found;
          copy[0] = copy(key);
          return key;
        });
    return copy[0];
  }

  private static WrappingKey load(String epoch, Load load) {
    byte[] bytes;
    try {
      bytes = load.bytes();
    } catch (NoSuchFileException e) {
      throw new MissingEpochKeyException(epoch);
    } catch (IOException e) {
      throw new StoreException("an epoch's key cannot be read or made", e);
    }
    try {
      return WrappingKey.copyOf(epoch, bytes);
    } finally {
      Bytes.wipe(bytes);
    }
  }

  private static WrappingKey copy(WrappingKey key) {
    byte[] bytes = key.copyBytes();
    try {
      return WrappingKey.copyOf(key.epoch(), bytes);
    } finally {
      Bytes.wipe(bytes);
    }
  }

  @Override
  public List<String> epochs() {
    List<String> epochs = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String epoch = name.substring(0, name.length() - SUFFIX.length());
        if (EPOCH.matcher(epoch).matches()) {
          epochs.add(epoch);
        }
      }
    } catch (IOException e) {
      throw new StoreException("the epochs' keys cannot be listed", e);
    }
    Collections.sort(epochs);
    return epochs;
  }

  @Override
  public void destroy(String epoch) {
    known.compute(
        epoch,
        (_, found) -> {
          if (found != null) {
            found.close();
          }
          destroyFile(epoch);
          return null;
        });
  }

  private void destroyFile(String epoch) {
    try {
      mutex.hold(
          () -> {
            DurableFiles.overwrite(file(epoch));
            return true;
          });
    } catch (IOException e) {
      throw new StoreException("an epoch's key cannot be destroyed", e);
    }
  }

  @Override
  public void forget(String epoch) {
    try {
      mutex.hold(
          () -> {
            if (isDestroyed(epoch)) {
              DurableFiles.delete(file(epoch));
            }
            return true;
          });
    } catch (IOException e) {
      throw new StoreException("a destroyed key cannot be removed", e);
    }
  }

  private boolean isDestroyed(String epoch) throws IOException {
    try {
      Bytes.wipe(KeyFile.read(file(epoch), WrappingKey.SIZE_BYTES));
      return false;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** An epoch's name comes from the database; only what looks like a day becomes a path. */
  private Path file(String epoch) {
    if (!EPOCH.matcher(epoch).matches()) {
      throw new MissingEpochKeyException(epoch);
    }
    return directory.resolve(epoch + SUFFIX);
  }

  /** Forgets the keys that are known. */
  @Override
  public void close() {
    known.forEach((_, key) -> key.close());
    known.clear();
  }
}
