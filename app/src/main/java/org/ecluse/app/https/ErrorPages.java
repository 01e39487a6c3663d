package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

/** Says to a person what {@link ApiProblem} says to a program. */
public interface ErrorPages {

  /**
   * The page for an error outside the API.
   *
   * @param status the answer's status
   * @param code the problem's stable code
   */
  MutableHttpResponse<?> page(HttpRequest<?> request, int status, String code);
}
