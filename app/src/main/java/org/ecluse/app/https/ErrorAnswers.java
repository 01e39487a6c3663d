package org.ecluse.app.https;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.ecluse.policy.outcome.Refusal;

/** Answers errors that no controller answers: browsers get a page, everybody else a problem. */
@Singleton
final class ErrorAnswers {

  private final Problems problems;
  private final BeanProvider<ErrorPages> pages;

  ErrorAnswers(Problems problems, BeanProvider<ErrorPages> pages) {
    this.problems = problems;
    this.pages = pages;
  }

  MutableHttpResponse<?> answer(HttpRequest<?> request, ApiProblem problem) {
    return wantsPage(request)
        ? pages.get().page(request, problem.status(), problem.code())
        : problems.answer(problem);
  }

  /**
   * No pass, or a path that no route has. A page that needs somebody says so itself, so that a
   * browser gets here only where there is no page.
   */
  MutableHttpResponse<?> turnAway(HttpRequest<?> request, boolean forbidden) {
    Refusal refusal =
        forbidden || wantsPage(request) ? Refusal.notFound() : new Refusal.Unauthenticated();
    return answer(request, Problems.describe(refusal));
  }

  private static boolean wantsPage(HttpRequest<?> request) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
    return request.getMethod() != HttpMethod.OPTIONS
        && !request.getPath().startsWith("/api/")
        && accepted != null
        && accepted.contains("text/html");
  }
}
