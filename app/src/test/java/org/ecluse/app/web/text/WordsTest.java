package org.ecluse.app.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static final Words FRENCH = Words.in(Language.FR);
  private static final Words ENGLISH = Words.in(Language.EN);
  private static final Pattern GAP = Pattern.compile("\\{\\d}");
  private static final Pattern SAID = Pattern.compile("say\\(\"([a-z0-9.-]+)\"[,)]");

  @Test
  void bothLanguages_haveTheSameSentences() {
    assertThat(FRENCH.keys()).isEqualTo(ENGLISH.keys());
  }

  @Test
  void bothLanguages_putTheSameThingsIntoEach() {
    for (String key : FRENCH.keys()) {
      assertThat(gaps(FRENCH.say(key))).as(key).isEqualTo(gaps(ENGLISH.say(key)));
    }
  }

  private static Set<String> gaps(String sentence) {
    return GAP.matcher(sentence)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everySentenceThatATemplateSays_exists() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        Matcher said = SAID.matcher(Files.readString(template));
        while (said.find()) {
          assertThat(FRENCH.keys()).as(template.toString()).contains(said.group(1));
        }
      }
    }
  }

  @Test
  void whatIsPutIn_isNotReadAgain() {
    assertThat(ENGLISH.say("distance.days.many", "{0} $1 \\")).isEqualTo("{0} $1 \\ days");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '0 octets', '0 bytes'",
    "1, '1 octet', '1 byte'",
    "999, '999 octets', '999 bytes'",
    "1000, '1 Ko', '1 KB'",
    "1440000, '1,4 Mo', '1.4 MB'",
    "2147483648, '2,1 Go', '2.1 GB'",
  })
  void sizes_areWrittenAsPeopleReadThem(long bytes, String french, String english) {
    assertThat(FRENCH.size(bytes).replace('\u00a0', ' ')).isEqualTo(french);
    assertThat(ENGLISH.size(bytes).replace('\u00a0', ' ')).isEqualTo(english);
  }

  @Test
  void times_nameTheirDayAndTheirZone() {
    Instant noon = Instant.parse("2026-11-29T11:05:00Z");
    assertThat(FRENCH.time(noon)).isEqualTo("dimanche 29 novembre 2026 à 12:05 CET");
    assertThat(ENGLISH.time(noon)).isEqualTo("Sunday 29 November 2026 at 12:05 CET");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "en-GB,en;q=0.9 | EN",
        "fr-CA,en;q=0.5 | FR",
        "de,en;q=0.5    | EN",
        "de             | FR",
        "*              | FR",
        "en;q=nonsense  | FR",
        "''             | FR",
      },
      delimiter = '|')
  void theBrowsersLanguage_isTaken_whereItIsOneOfOurs(String header, Language language) {
    assertThat(Language.preferredBy(header)).isEqualTo(language);
  }
}
