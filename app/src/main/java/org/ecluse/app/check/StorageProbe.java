package org.ecluse.app.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.ecluse.app.store.Stores;

/** How much room there is, and how long the disk takes to make a write durable. */
final class StorageProbe {

  private static final long LITTLE_BYTES = 1L << 30;
  private static final long TOO_LITTLE_BYTES = 64L << 20;
  private static final long MEBIBYTE = 1L << 20;
  private static final int SYNCS = 10;
  private static final int BLOCK_BYTES = 4096;
  private static final Duration SLOW = Duration.ofMillis(50);

  private StorageProbe() {}

  static List<Diagnosis> look(Path home, Stores stores) throws IOException {
    return List.of(space(stores.blobs().freeBytes()), latency(sync(home)));
  }

  private static Diagnosis space(long freeBytes) {
    String sentence = freeBytes / MEBIBYTE + " MiB are free";
    if (freeBytes < TOO_LITTLE_BYTES) {
      return Diagnosis.fail("storage", sentence);
    }
    return freeBytes < LITTLE_BYTES
        ? Diagnosis.warn("storage", sentence)
        : Diagnosis.ok("storage", sentence);
  }

  private static Diagnosis latency(Duration each) {
    String sentence = "a durable write takes %.1f ms".formatted(each.toNanos() / 1e6);
    return each.compareTo(SLOW) > 0
        ? Diagnosis.warn("storage", sentence)
        : Diagnosis.ok("storage", sentence);
  }

  private static Duration sync(Path home) throws IOException {
    Path file = Files.createTempFile(home, ".doctor", "");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int i = 0; i < SYNCS; i++) {
        channel.write(ByteBuffer.allocate(BLOCK_BYTES));
        channel.force(true);
      }
      return Duration.ofNanos((System.nanoTime() - start) / SYNCS);
    } finally {
      Files.delete(file);
    }
  }
}
