package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told to a sync on the way is told again at the end: the kernel says it once only. */
final class WriteBehindTest {

  private static final int STEP = (int) WriteBehind.STEP_BYTES;

  @TempDir Path directory;

  @Test
  void failure_ofASyncOnTheWay_isToldAtTheEnd() throws IOException {
    WriteBehind disk;
    try (FileChannel channel = open()) {
      disk = new WriteBehind(channel);
    }
    assertThatThrownBy(() -> syncUntilItFails(disk)).isInstanceOf(IOException.class);
    assertThatThrownBy(disk::await).isInstanceOf(IOException.class);
  }

  @Test
  void await_withoutFailure_isQuiet() throws IOException {
    try (FileChannel channel = open()) {
      WriteBehind disk = new WriteBehind(channel);
      disk.written(STEP);
      assertThatCode(disk::await).doesNotThrowAnyException();
    }
  }

  /** Where the threads are busy with other files, a step is left out. */
  private static void syncUntilItFails(WriteBehind disk) throws IOException {
    while (true) {
      disk.written(STEP);
      disk.await();
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        directory.resolve("draft"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
