package org.ecluse.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a client writes, each reader of texts accepts exactly what its rule says, and what it
 * made of a text is written back as a text that it reads alike. The rules stand here a second time,
 * in other words.
 */
class TextsFuzzTest {

  private static final Pattern FILE_NAME =
      Pattern.compile("(?!\\p{Z})[^\\p{C}\\p{Zl}\\p{Zp}/\\\\\\uFFFD]+(?<![\\p{Z}.])");
  private static final Pattern ONE_LINE = Pattern.compile("\\S|\\S.*\\S");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern ACCOUNT =
      Pattern.compile("(?!.*\\.\\.)(?![tdfap]-[a-z2-7]{26}$)[a-z0-9]([a-z0-9._-]*[a-z0-9])?");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "export.csv",
            "résultats du 23-11.csv",
            "a\u2028b",
            "\u00a0a\u3000",
            "n\u0303a\u202ecod.exe",
            "../..",
            "90m",
            "P3DT2H",
            "9223372036854775807s",
            "16MiB",
            "999999999999999TB",
            "ars-idf",
            "t-aaaaaaaaaaaaaaaaaaaaaaaaaa")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "3s")
  void aReaderOfTexts_acceptsWhatItsRuleSays(byte[] bytes) {
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
      String text = new String(bytes, charset);
      fileName(text);
      freeText(text);
      duration(text);
      size(text);
      account(text);
      ids(text);
    }
  }

  private static void fileName(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
    boolean harmless =
        FILE_NAME.matcher(normal).matches()
            && normal.getBytes(StandardCharsets.UTF_8).length <= FileName.MAX_BYTES;
    switch (FileName.parse(text)) {
      case Outcome.Done<FileName>(FileName name) -> {
        assertThat(harmless).isTrue();
        assertThat(name.value()).isEqualTo(normal);
        assertThat(FileName.parse(name.value())).isEqualTo(Outcome.done(name));
      }
      case Outcome.Refused<FileName>(Refusal refusal) -> {
        assertThat(refusal.code()).isEqualTo("invalid");
        assertThat(harmless).isFalse();
      }
    }
  }

  private static void freeText(String text) {
    switch (FreeText.check("purpose", Optional.of(text))) {
      case Outcome.Done<Optional<String>>(Optional<String> taken) when taken.isPresent() -> {
        assertThat(taken.get()).isEqualTo(text.strip()).matches(ONE_LINE);
        assertThat(taken.get()).doesNotContainPattern(INVISIBLE);
        assertThat(taken.get().length()).isLessThanOrEqualTo(FreeText.MAX_CHARS);
      }
      case Outcome.Done<Optional<String>> _ -> assertThat(text).isBlank();
      case Outcome.Refused<Optional<String>>(Refusal refusal) ->
          assertThat(refusal.code()).isEqualTo("invalid");
    }
  }

  private static void duration(String text) {
    DurationText.parse(text)
        .ifPresent(
            duration -> {
              assertThat(duration).isPositive();
              String written = duration.toString();
              assertThat(Duration.parse(written)).isEqualTo(duration);
              assertThat(DurationText.parse(written)).hasValue(duration);
            });
  }

  private static void size(String text) {
    SizeText.parse(text)
        .ifPresent(
            size -> {
              assertThat(size).isNotNegative();
              if (size < 1_000_000_000_000_000L) {
                assertThat(SizeText.parse(size + "B")).hasValue(size);
              }
            });
  }

  private static void account(String text) {
    assertThat(AccountId.parse(text).map(AccountId::value))
        .isEqualTo(Optional.of(text).filter(t -> t.length() <= 64 && ACCOUNT.matcher(t).matches()));
  }

  private static void ids(String text) {
    List<Function<String, Optional<?>>> readers =
        List.of(
            TransferId::parse, DeliveryId::parse, FileId::parse, PassId::parse, AccountRef::parse);
    for (Function<String, Optional<?>> reader : readers) {
      reader.apply(text).ifPresent(id -> assertThat(id).hasToString(text));
    }
  }
}
