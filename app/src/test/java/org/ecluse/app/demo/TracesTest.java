package org.ecluse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

  private static final String TEXT = "284037512345678";

  @TempDir Path directory;

  @Test
  void aText_isFoundWhereverItStands() throws Exception {
    int block = 1 << 20;
    for (int at : new int[] {0, 1, block - 15, block - 14, block - 1, block, 2 * block - 3}) {
      byte[] bytes = new byte[3 * block];
      System.arraycopy(TEXT.getBytes(StandardCharsets.UTF_8), 0, bytes, at, TEXT.length());
      Files.write(directory.resolve("blob"), bytes);

      assertThat(Traces.below(directory, List.of("absent", TEXT)).found())
          .as("text at %d", at)
          .containsExactly(TEXT);
    }
  }

  @Test
  void whatIsNotThere_isNotFound_andEverythingWasLookedThrough() throws Exception {
    Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("a/b/c"), TEXT.substring(1));
    Files.writeString(directory.resolve("d"), "x");

    assertThat(Traces.below(directory, List.of(TEXT)))
        .isEqualTo(new Traces(2, TEXT.length(), List.of()));
  }
}
