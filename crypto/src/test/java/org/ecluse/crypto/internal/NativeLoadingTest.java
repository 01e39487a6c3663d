package org.ecluse.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLoadingTest {

  @TempDir Path directory;

  @Test
  void aDirectoryOfOurOwn_allowsExecution_andKeepsNoTrace() throws IOException {
    assertThat(NativeLoading.allowsExecution(directory)).isTrue();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aDirectoryThatIsNotThere_doesNot() {
    assertThat(NativeLoading.allowsExecution(directory.resolve("missing"))).isFalse();
  }
}
