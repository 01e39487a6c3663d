package org.ecluse.app.https;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/**
 * What somebody gets whom the framework turns away: one answer for no pass, a wrong one and a
 * revoked one; and for a good pass on a path that no route has, that of any unknown thing.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class UnauthorizedAnswers
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final ErrorAnswers answers;

  UnauthorizedAnswers(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    return answers.turnAway(request, refused.isForbidden());
  }
}
