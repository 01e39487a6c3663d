package org.ecluse.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

  /** The secret of RFC 6238, appendix B, for SHA-1. */
  private static final String SECRET =
      Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  private final Codes codes = new Codes(new SecureRandom());

  /** The last six digits of what the RFC lists. */
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
  void codes_areThoseOfTheStandard(long seconds, String code) {
    long step = seconds / Codes.STEP_SECONDS;
    assertThat(codes.code(SECRET, step)).isEqualTo(code);
    assertThat(codes.stepOf(code, SECRET, Instant.ofEpochSecond(seconds)))
        .isEqualTo(OptionalLong.of(step));
  }

  @Test
  void aCode_isGoodOneStepToEitherSide_andNoFurther() {
    Instant now = Instant.ofEpochSecond(1_000 * Codes.STEP_SECONDS);
    for (int around = -2; around <= 2; around++) {
      assertThat(codes.stepOf(codes.code(SECRET, 1_000 + around), SECRET, now).isPresent())
          .isEqualTo(Math.abs(around) < 2);
    }
  }

  @Test
  void aCode_mayBeTypedAsItIsShown() {
    String code = codes.code(SECRET, 7);
    Instant now = Instant.ofEpochSecond(7 * Codes.STEP_SECONDS);
    String shown = code.substring(0, 3) + " " + code.substring(3);
    assertThat(codes.stepOf(shown, SECRET, now)).isPresent();
    assertThat(codes.stepOf("", SECRET, now)).isEmpty();
    assertThat(codes.stepOf("éééééé", SECRET, now)).isEmpty();
  }

  @Test
  void aSecret_is160RandomBits() {
    assertThat(Base32.decode(codes.newSecret())).hasSize(20);
    assertThat(codes.newSecret()).isNotEqualTo(codes.newSecret());
  }
}
