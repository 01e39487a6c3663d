package org.ecluse.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void page_listsExactlyTheKeysThatExist_withTheirDefaults() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).containsExactlyElementsOf(Keys.all().stream().map(this::row).toList());
  }

  private String row(Key<?> key) {
    String path = key.path().replace("[0]", "[N]");
    return "| `%s` | %s | %s |".formatted(path, fallback(key), key.meaning());
  }

  /** What differs from rule to rule, or stands for "none". */
  private static String fallback(Key<?> key) {
    return switch (key.path()) {
      case "policy.send[0].name" -> "`rule-N`";
      case "policy.send[0].max-size" -> "none";
      default -> key.fallback().isEmpty() ? "none" : "`" + key.fallback() + "`";
    };
  }
}
