package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The service's disk in the eyes of a thief. */
final class SealedDisk {

  private SealedDisk() {}

  /** No byte of any file below the home spells any of these texts. */
  static void assertHoldsNone(Path home, String... texts) {
    for (Path file : files(home)) {
      String bytes = latin1(file);
      for (String text : texts) {
        String wanted =
            new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(wanted)).as("%s holds %s", file, text).isFalse();
      }
    }
  }

  /** Not even ciphertext is there. */
  static void assertNoBlobs(Path home) {
    assertThat(files(home.resolve("blobs"))).isEmpty();
  }

  /** Bytes of a file, or of all files below a directory; 0 where there is none. */
  static long bytes(Path path) {
    if (!Files.exists(path)) {
      return 0;
    }
    return files(path).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  static List<Path> files(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What was renamed or removed since it was listed holds nothing under its old name. */
  private static String latin1(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
