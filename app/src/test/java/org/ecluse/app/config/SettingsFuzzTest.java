package org.ecluse.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in {@code ecluse.yml}, it is read or refused with one sentence. What was read
 * keeps within its bounds, and written again, flat and quoted, is read alike.
 */
class SettingsFuzzTest {

  private static final Duration AN_AGE = Duration.ofDays(36_500);

  @TempDir static Path home;

  static Stream<byte[]> seeds() {
    return Stream.of(
            "https:\n  port: 8443\n  names: [a.example, b.example]\n",
            "policy: {send: [{name: lab, from: [lab], to: '*', max-size: 2GiB}]}\n",
            "policy.expiry.default: 2d\npolicy: {expiry: {max: P5D}, lease: 90s, slack: 1MiB}\n",
            "\"policy.send[007].name\": narrow\n",
            "\"policy.send[99999999999].name\": far\n",
            "pass.ttl.max: PT9223372036854775807S\n",
            "a: &a [*a]\n",
            "? {x: y}\n: !!java.util.Date 3\n--- \n...\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "2s")
  void aFile_isReadOrRefusedWithASentence(byte[] bytes) throws IOException {
    Path file = Files.write(home.resolve(SettingsReader.FILE), bytes);
    Optional<Settings> settings = read();
    if (settings.isPresent()) {
      isWithinBounds(settings.get());
      Map<String, String> written = texts(file);
      rulesAreAllRead(written, settings.get());
      assertThat(new TreeMap<>(texts(Files.writeString(file, flat(written)))))
          .isEqualTo(new TreeMap<>(written));
      assertThat(read()).isEqualTo(settings);
    }
  }

  private static Optional<Settings> read() {
    try {
      return Optional.of(SettingsReader.read(home, Map.of(), Map.of(), _ -> {}));
    } catch (SettingsException e) {
      assertThat(e.getMessage()).matches("[^\\p{Cc}\\p{Cf}]{1,400}[.?]");
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(Path file) {
    return ConfigFile.read(file).values().stream()
        .collect(Collectors.toMap(Given::path, Given::text));
  }

  private static String flat(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
  }

  /** A rule that nobody reads would leave the door open that it was to close. */
  private static void rulesAreAllRead(Map<String, String> written, Settings settings) {
    long rules =
        written.keySet().stream()
            .filter(key -> key.startsWith("policy.send["))
            .map(key -> key.substring(0, key.indexOf(']')))
            .distinct()
            .count();
    assertThat(settings.rules().send()).hasSize(Math.max(1, (int) rules));
    assertThat(written.entrySet())
        .filteredOn(entry -> entry.getKey().matches("policy\\.send\\[.*\\]\\.name"))
        .allMatch(
            entry ->
                settings.rules().send().stream()
                    .anyMatch(rule -> rule.name().equals(entry.getValue().strip())));
  }

  private static void isWithinBounds(Settings settings) {
    var rules = settings.rules();
    assertThat(rules.retention().standard()).isLessThanOrEqualTo(rules.retention().longest());
    assertThat(settings.pass().defaultTtl()).isLessThanOrEqualTo(settings.pass().maxTtl());
    List<Duration> durations =
        List.of(
            rules.retention().longest(),
            rules.numbers().lease(),
            settings.pass().maxTtl(),
            settings.sftp().idle(),
            settings.stopGrace(),
            settings.sweepInterval());
    assertThat(durations).allSatisfy(each -> assertThat(each).isPositive().isLessThan(AN_AGE));
    assertThat(List.of(settings.https().port(), settings.sftp().port()))
        .allSatisfy(port -> assertThat(port).isBetween(0, 65_535));
    assertThat(rules.numbers().slackBytes()).isNotNegative();
    assertThat(rules.send()).isNotEmpty();
  }
}
