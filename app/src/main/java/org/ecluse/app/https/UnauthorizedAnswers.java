package org.ecluse.app.https;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import org.ecluse.policy.outcome.Refusal;

/**
 * What somebody gets whom the framework turns away: one answer for no pass, a wrong one and a
 * revoked one; and for a good pass on a path that no route has, that of any unknown thing.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class UnauthorizedAnswers
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final Problems problems;

  UnauthorizedAnswers(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return problems.answer(
        refused.isForbidden() ? Refusal.notFound() : new Refusal.Unauthenticated());
  }
}
