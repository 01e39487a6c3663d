package org.ecluse.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  private static final AccountId LAB = new AccountId("lab");
  private static final AccountId OTHER = new AccountId("other");
  private static final AccountId ARS = new AccountId("ars-idf");
  private static final AccountId CPAM = new AccountId("cpam-75");

  private static final Rules STRICT =
      new Rules(
          Retention.DEFAULT,
          Rules.DEFAULT.numbers(),
          1_000,
          10,
          2,
          List.of(
              new SendRule("lab-to-ars", Set.of(LAB), Set.of(ARS), Optional.of(500L)),
              new SendRule("all-to-cpam", Set.of(), Set.of(CPAM), Optional.empty())));

  @Test
  void theFirstMatchingRuleDecides_andNoneIsARefusal() {
    assertThat(STRICT.decide(LAB, List.of(ARS, CPAM))).isEqualTo(Allowed.yes());
    assertThat(STRICT.decide(OTHER, List.of(CPAM))).isEqualTo(Allowed.yes());
    assertThat(STRICT.decide(OTHER, List.of(CPAM, ARS)))
        .isEqualTo(Outcome.refused(Refusal.forbidden("send")));
  }

  @Test
  void noRecipientOrTooMany_isInvalid() {
    assertThat(STRICT.decide(LAB, List.of())).isInstanceOf(Outcome.Refused.class);
    assertThat(STRICT.decide(LAB, List.of(ARS, CPAM, LAB))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void theTightestSizeHolds() {
    assertThat(STRICT.maxFileBytes(LAB, List.of(ARS, CPAM))).isEqualTo(500);
    assertThat(STRICT.maxFileBytes(OTHER, List.of(CPAM))).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource({"90m,PT90M", "24h,PT24H", "3d,P3D", "5s,PT5S", "PT1H30M,PT90M", "P2D,P2D"})
  void durations_areReadAsPeopleWriteThem(String text, Duration expected) {
    assertThat(DurationText.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "d", "-3d", "0s", "PT0S", "-PT1H", "3 d", "1e3s", "9999999999d"})
  void whatIsNoPositiveDuration_isNone(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4096,4096", "16MiB,16777216", "2GiB,2147483648", "5GB,5000000000", "1 KiB,1024"})
  void sizes_areReadAsPeopleWriteThem(String text, long expected) {
    assertThat(SizeText.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5GiB", "x", "999999999999999TiB", "1PB"})
  void whatIsNoSize_isNone(String text) {
    assertThat(SizeText.parse(text)).isEmpty();
  }

  @Test
  void anExpiry_isWithinTheLongest() {
    assertThat(Retention.DEFAULT.decide(Optional.empty()))
        .isEqualTo(Outcome.done(Duration.ofDays(3)));
    assertThat(Retention.DEFAULT.decide(Optional.of("7d")))
        .isEqualTo(Outcome.done(Duration.ofDays(7)));
    assertThat(Retention.DEFAULT.decide(Optional.of("169h")))
        .isEqualTo(Outcome.refused(Refusal.forbidden("max_expiry")));
    assertThat(Retention.DEFAULT.decide(Optional.of("never"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aStandardExpiryOverTheLongest_isNoRetention() {
    assertThatThrownBy(() -> new Retention(Duration.ofDays(8), Duration.ofDays(7)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void freeText_isOneShortLine() {
    assertThat(FreeText.check("purpose", Optional.of(" suivi \u00e9pid\u00e9mique ")))
        .isEqualTo(Outcome.done(Optional.of("suivi \u00e9pid\u00e9mique")));
    assertThat(FreeText.check("purpose", Optional.of("a\nb"))).isInstanceOf(Outcome.Refused.class);
    assertThat(FreeText.check("purpose", Optional.of("a\u2028b")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(FreeText.check("purpose", Optional.of("x".repeat(500))))
        .isEqualTo(Outcome.done(Optional.of("x".repeat(500))));
    assertThat(FreeText.check("purpose", Optional.of("x".repeat(501))))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(FreeText.check("purpose", Optional.of("  ")))
        .isEqualTo(Outcome.done(Optional.empty()));
  }
}
