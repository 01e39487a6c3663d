package org.ecluse.app.https;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.ecluse.policy.outcome.Refusal;

/**
 * Gives the framework's own errors the same form, and nothing of what it says in them: its messages
 * repeat what the client sent.
 */
@Singleton
@Primary
final class FrameworkProblems implements ErrorResponseProcessor<Object> {

  private final ErrorAnswers answers;

  FrameworkProblems(ErrorAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    MutableHttpResponse<?> answer =
        answers.answer(context.getRequest(), describe(base.getStatus()));
    base.getHeaders()
        .forEachValue(
            (name, value) -> {
              if (name.equalsIgnoreCase("Allow")) {
                answer.header(name, value);
              }
            });
    if (context.getRequest().getMethod() == HttpMethod.HEAD) {
      answer.body(null);
    }
    return (MutableHttpResponse<Object>) answer;
  }

  static ApiProblem describe(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> Problems.describe(new Refusal.Unauthenticated());
      case FORBIDDEN, NOT_FOUND -> Problems.describe(Refusal.notFound());
      case METHOD_NOT_ALLOWED ->
          ApiProblem.of(
              405, "method_not_allowed", "Method not allowed", "It cannot be asked in this way.");
      case NOT_ACCEPTABLE ->
          ApiProblem.of(
              406, "not_acceptable", "Not acceptable", "The answer has no form that was accepted.");
      case REQUEST_ENTITY_TOO_LARGE, REQUEST_URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE ->
          ApiProblem.of(
              413, "too_large", "Too large", "The request's head or its JSON is too large.");
      case UNSUPPORTED_MEDIA_TYPE ->
          ApiProblem.of(
              415, "unsupported_media_type", "Unsupported media type", "This needs JSON.");
      case SERVICE_UNAVAILABLE -> ApiProblem.of(503, "busy", "Busy", "Try again later.");
      default ->
          status.getCode() < 500
              ? ApiProblem.of(400, "invalid", "Invalid", "The request could not be read.")
                  .withField("request")
              : ApiProblem.of(500, "internal", "Internal error", "This is a fault of the service.");
    };
  }
}
