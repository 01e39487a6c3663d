package org.ecluse.app.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ecluse.app.https.ErrorPages;
import org.ecluse.app.web.template.JteerrorGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Says what happened, what was not lost and what to do next. */
@Singleton
public final class Errors implements ErrorPages {

  private final Pages pages;

  Errors(Pages pages) {
    this.pages = pages;
  }

  @Override
  public MutableHttpResponse<?> page(HttpRequest<?> request, int status, String code) {
    MutableHttpResponse<?> page = show(Visitor.of(request), status, code);
    return request.getMethod() == HttpMethod.HEAD ? page.body(null) : page;
  }

  /** What is shown where something was done, or the page for why it was refused. */
  public <T> HttpResponse<?> answer(
      Visitor visitor, Outcome<T> outcome, Function<? super T, HttpResponse<?>> whenDone) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> whenDone.apply(value);
      case Outcome.Refused<T>(Refusal refusal) -> show(visitor, refusal);
    };
  }

  /** The page for what the application service refused. */
  public MutableHttpResponse<?> show(Visitor visitor, Refusal refusal) {
    return switch (refusal) {
      case Refusal.Unauthenticated _ -> show(visitor, 401, "unauthenticated");
      case Refusal.NotFound _ -> show(visitor, 404, "not_found");
      case Refusal.Gone gone -> show(visitor, 410, gone.reason().word());
      case Refusal.Claimed _ -> show(visitor, 409, "claimed");
      case Refusal.ForbiddenByPolicy _ -> show(visitor, 403, "forbidden_by_policy");
      case Refusal.TooLarge _ -> show(visitor, 413, "too_large");
      case Refusal.Invalid _ -> show(visitor, 400, "invalid");
      case Refusal.Conflict _ -> show(visitor, 409, "conflict");
      case Refusal.Damaged _ -> show(visitor, 500, "damaged");
      case Refusal.Busy busy ->
          show(visitor, 503, busy.why().map(Errors::code).orElse("busy"))
              .header("Retry-After", Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
    };
  }

  private static String code(Refusal.Busy.Why why) {
    return switch (why) {
      case CLOSED -> "closed";
      case FROZEN -> "frozen";
    };
  }

  /**
   * The page for a problem.
   *
   * @param code one that the words know; any other is a request that made no sense
   */
  public MutableHttpResponse<?> show(Visitor visitor, int status, String code) {
    String known =
        visitor.words().keys().contains("error." + code + ".title")
            ? code
            : status < 500 ? "invalid" : "internal";
    return pages.show(
        HttpStatus.valueOf(status),
        visitor,
        "error." + known + ".title",
        (page, out) -> JteerrorGenerated.render(out, null, page, "error." + known));
  }
}
