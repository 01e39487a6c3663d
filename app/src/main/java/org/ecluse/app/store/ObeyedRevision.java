package org.ecluse.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;

/**
 * The revision up to which the service on a home acts: whatever was withdrawn before it has been
 * felt at the doors. Commands are other processes; they wait for it before they say that they are
 * done.
 *
 * <p>The file is there while a service runs, and after one that died. It is never synced: after a
 * power cut the service whose word it was is gone.
 */
public final class ObeyedRevision {

  private final Path file;

  public ObeyedRevision(Path home) {
    file = Home.prepare(home).obeyed();
  }

  /** Tells everybody; for the one service that holds the {@link HomeLock}. */
  public void publish(long revision) {
    Path temporary = file.resolveSibling(file.getFileName() + DurableFiles.TEMPORARY);
    byte[] text = Long.toString(revision).getBytes(StandardCharsets.US_ASCII);
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel channel = DurableFiles.openNew(temporary)) {
        DurableFiles.writeAll(channel, ByteBuffer.wrap(text));
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new HomeException("The home cannot be told what the service has obeyed.", e);
    }
  }

  /** The service stops. */
  public void withdraw() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new HomeException(file + " cannot be removed.", e);
    }
  }

  /** What the service last said; empty where none runs. */
  public OptionalLong read() {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    } catch (IOException | NumberFormatException e) {
      throw new HomeException(file + " cannot be read.", e);
    }
  }
}
