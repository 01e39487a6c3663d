package org.ecluse.app.https;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecluse.app.https.wire.RequestGuard;
import org.ecluse.policy.outcome.Refusal;

/**
 * What somebody gets whom the framework turns away: one answer for no pass, a wrong one and a
 * revoked one. With a good pass, on what no route takes, it says which of path, method and form is
 * wrong: the routes are in a public document, only what lies behind them is not.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class UnauthorizedAnswers
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private static final Refusal MISREAD_PATH =
      Refusal.invalid(
          "path", "a path has no ;, \\, . or .. between its slashes and no broken escape");

  private final ErrorAnswers answers;
  private final Router router;

  UnauthorizedAnswers(ErrorAnswers answers, Router router) {
    this.answers = answers;
    this.router = router;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return refused.isForbidden() ? unrouted(request) : answers.turnAway(request, false);
  }

  private MutableHttpResponse<?> unrouted(HttpRequest<?> request) {
    if (request.getPath().equals(RequestGuard.NOWHERE)) {
      return answers.answer(request, Problems.describe(MISREAD_PATH));
    }
    Set<String> methods =
        router.findAny(request).stream()
            .map(route -> route.getRouteInfo().getHttpMethodName())
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.isEmpty()) {
      return answers.turnAway(request, true);
    }
    if (methods.contains(request.getMethodName())) {
      return answers.answer(request, FrameworkProblems.describe(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
    }
    return answers
        .answer(request, FrameworkProblems.describe(HttpStatus.METHOD_NOT_ALLOWED))
        .header(HttpHeaders.ALLOW, String.join(", ", methods));
  }
}
