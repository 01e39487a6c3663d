package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.ecluse.app.https.wire.StackTraces;
import org.ecluse.app.transfer.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a bug: the client learns that there was one, the log where, and neither what was sent.
 */
@Singleton
final class UnexpectedErrors implements ExceptionHandler<Throwable, MutableHttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

  private final ErrorAnswers answers;

  UnexpectedErrors(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, Throwable failure) {
    if (failure instanceof StoreException) {
      LOG.error("a store failed: {}", failure.getMessage());
      return answers.answer(request, FrameworkProblems.describe(HttpStatus.SERVICE_UNAVAILABLE));
    }
    LOG.error("a request failed: {}", StackTraces.withoutMessages(failure));
    return answers.answer(request, FrameworkProblems.describe(HttpStatus.INTERNAL_SERVER_ERROR));
  }
}
