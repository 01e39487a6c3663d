package org.ecluse.deploy.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test that a document names exists: a promise without its test must say so. */
class NamedTestsTest {

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+…?))?");

  private static final List<String> DOCUMENTS =
      List.of("SPECIFICATION.md", "SECURITY.md", "docs/threats.md", "docs/operation.md");

  /** A test as a document names it; {@code method} is empty where only the class is named. */
  record Named(String document, String type, String method) {}

  static Stream<Named> everyNamedTest() {
    return DOCUMENTS.stream()
        .flatMap(
            document ->
                NAMED
                    .matcher(text(root().resolve(document)))
                    .results()
                    .map(found -> named(document, found)));
  }

  private static Named named(String document, MatchResult found) {
    return new Named(document, found.group(1), found.group(2) == null ? "" : found.group(2));
  }

  @ParameterizedTest
  @MethodSource("everyNamedTest")
  void aNamedTest_exists(Named test) {
    List<String> sources =
        sources()
            .filter(file -> file.endsWith(test.type() + ".java"))
            .map(NamedTestsTest::text)
            .toList();

    assertThat(sources).as(test.type()).isNotEmpty();
    assertThat(sources).anyMatch(source -> source.contains(" " + test.method().replace("…", "")));
  }

  private static Stream<Path> sources() {
    return Stream.of("policy", "crypto", "app", "deploy")
        .map(module -> root().resolve(module))
        .flatMap(NamedTestsTest::files)
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static Stream<Path> files(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src"))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return here.endsWith("deploy") ? here.resolveSibling("") : here;
  }
}
