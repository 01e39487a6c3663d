package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new Refusal.Unauthenticated(), 401, "unauthenticated"),
        Arguments.of(new Refusal.NotFound(), 404, "not_found"),
        Arguments.of(new Refusal.Gone(EndReason.SPENT), 410, "gone"),
        Arguments.of(new Refusal.Claimed(), 409, "claimed"),
        Arguments.of(new Refusal.ForbiddenByPolicy("max_expiry"), 403, "forbidden_by_policy"),
        Arguments.of(new Refusal.TooLarge(10), 413, "too_large"),
        Arguments.of(new Refusal.Invalid("name", "no"), 400, "invalid"),
        Arguments.of(new Refusal.Conflict("no"), 409, "conflict"),
        Arguments.of(new Refusal.Busy(Duration.ofSeconds(3)), 503, "busy"),
        Arguments.of(new Refusal.Damaged(), 500, "damaged"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusal_hasOneStatusAndItsCode(Refusal refusal, int status, String code) {
    ApiProblem problem = Problems.describe(refusal);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.type()).isEqualTo("urn:ecluse:problem:" + code);
  }

  @Test
  void everyKindOfRefusal_isInTheTable() {
    assertThat(
            refusals()
                .map(arguments -> Objects.requireNonNull(arguments.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Refusal.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void details_areInTheirFields() {
    assertThat(Problems.describe(new Refusal.Gone(EndReason.EXPIRED)).reason())
        .isEqualTo("expired");
    assertThat(Problems.describe(new Refusal.ForbiddenByPolicy("send")).rule()).isEqualTo("send");
    assertThat(Problems.describe(new Refusal.Invalid("name", "no")).field()).isEqualTo("name");
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheFrameworkSays_hasAProblemOfItsOwnClass(HttpStatus status) {
    ApiProblem problem = FrameworkProblems.describe(status);
    assertThat(problem.status()).isGreaterThanOrEqualTo(400);
    if (status.getCode() >= 400 && status != HttpStatus.FORBIDDEN) {
      assertThat(problem.status() / 100).isEqualTo(status.getCode() / 100);
    }
  }

  @Test
  void forbiddenByTheFramework_looksLikeNothingThere() {
    assertThat(FrameworkProblems.describe(HttpStatus.FORBIDDEN))
        .isEqualTo(FrameworkProblems.describe(HttpStatus.NOT_FOUND));
  }
}
