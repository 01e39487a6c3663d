package org.ecluse.app.https;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Says what each refusal is in HTTP. The one {@code switch} of this door. */
@Singleton
final class Problems {

  private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  private final ObjectMapper mapper;

  Problems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The answer to a request that was done or refused. */
  <T> HttpResponse<?> answer(Outcome<T> outcome, Function<T, HttpResponse<?>> whenDone) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> whenDone.apply(value);
      case Outcome.Refused<T>(Refusal refusal) -> answer(refusal);
    };
  }

  /** The answer to a refused request. */
  MutableHttpResponse<?> answer(Refusal refusal) {
    MutableHttpResponse<?> answer = answer(describe(refusal));
    if (refusal instanceof Refusal.Busy busy) {
      long seconds = Math.max(1, busy.retryAfter().toSeconds());
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return answer;
  }

  /** Writes a problem out; the same status always has the same headers. */
  MutableHttpResponse<?> answer(ApiProblem problem) {
    MutableHttpResponse<byte[]> answer =
        HttpResponse.<byte[]>status(problem.status(), reasonOf(problem.status()))
            .contentType(PROBLEM_JSON)
            .body(bytes(problem));
    if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer;
  }

  /** Also for what the framework has no name for. */
  private static String reasonOf(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }

  private byte[] bytes(ApiProblem problem) {
    try {
      return mapper.writeValueAsBytes(problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ApiProblem describe(Refusal refusal) {
    String code = refusal.code();
    return switch (refusal) {
      case Refusal.Unauthenticated _ ->
          ApiProblem.of(401, code, "Unauthenticated", "This needs a valid pass.");
      case Refusal.NotFound _ -> ApiProblem.of(404, code, "Not found", "There is no such thing.");
      case Refusal.Gone gone ->
          ApiProblem.of(410, code, "Gone", "It has ended.").withReason(gone.reason().word());
      case Refusal.Claimed _ ->
          ApiProblem.of(409, code, "Claimed", "Another identity began to read it.");
      case Refusal.ForbiddenByPolicy forbidden ->
          ApiProblem.of(403, code, "Forbidden by policy", "A rule of the operator forbids it.")
              .withRule(forbidden.rule());
      case Refusal.TooLarge large ->
          ApiProblem.of(
              413, code, "Too large", "A file has at most " + large.maxBytes() + " bytes.");
      case Refusal.Invalid invalid ->
          ApiProblem.of(400, code, "Invalid", invalid.reason()).withField(invalid.field());
      case Refusal.Conflict conflict -> ApiProblem.of(409, code, "Conflict", conflict.reason());
      case Refusal.Busy busy ->
          ApiProblem.of(
              503, code, "Busy", busy.reason().orElse("Try again later; nothing was lost."));
      case Refusal.Damaged _ ->
          ApiProblem.of(
              500, code, "Damaged", "What is stored failed its authentication; nothing left.");
    };
  }
}
