package org.ecluse.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says that a service runs on this home. Whoever writes blobs, sweeps or reconciles holds it;
 * commands that only change records and vault do not need it. The system lets go of it when the
 * process dies, however it dies.
 */
public final class HomeLock implements AutoCloseable {

  /**
   * What this process holds. Asked before the file is opened: closing any channel of a file lets go
   * of all locks that the process has on it, so a refused second take would free the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a home, which is created where it is absent.
   *
   * @throws HomeException where another service has it
   */
  public static HomeLock take(Path home) {
    Path file = Home.prepare(home).lock();
    if (!HELD.add(file)) {
      throw inUse(home);
    }
    HomeLock taken = null;
    try {
      taken = lock(file);
    } catch (IOException e) {
      throw new HomeException("The home " + home + " cannot be locked.", e);
    } finally {
      if (taken == null) {
        HELD.remove(file);
      }
    }
    if (taken == null) {
      throw inUse(home);
    }
    return taken;
  }

  /** Whether a service runs on this home. A service that starts at this moment may be refused. */
  public static boolean isHeld(Path home) {
    try (HomeLock _ = take(home)) {
      return false;
    } catch (HomeException _) {
      return true;
    }
  }

  private static @Nullable HomeLock lock(Path file) throws IOException {
    FileChannel channel = DurableFiles.openLock(file);
    if (channel.tryLock() == null) {
      channel.close();
      return null;
    }
    return new HomeLock(file, channel);
  }

  private static HomeException inUse(Path home) {
    return new HomeException("The home " + home + " is already in use by another Ecluse.");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new HomeException("The lock of the home could not be let go of.", e);
    } finally {
      HELD.remove(file);
    }
  }
}
