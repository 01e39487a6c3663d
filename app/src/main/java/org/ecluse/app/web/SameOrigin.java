package org.ecluse.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.EnumSet;
import java.util.Set;
import org.ecluse.app.https.Api;
import org.jspecify.annotations.Nullable;

/**
 * Turns away whatever another site has a browser send to our pages. Browsers say where a request
 * comes from, and no script can make them say otherwise; a program that says nothing is no browser
 * that somebody else could misuse. The API is not concerned: no cookie opens it alone.
 */
@ServerFilter("/**")
final class SameOrigin {

  private static final Set<HttpMethod> SAFE =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Errors errors;

  SameOrigin(Errors errors) {
    this.errors = errors;
  }

  @RequestFilter
  @Nullable HttpResponse<?> filter(HttpRequest<?> request) {
    return SAFE.contains(request.getMethod())
            || request.getPath().startsWith(Api.BASE + "/")
            || request.getPath().equals(CspController.PATH)
            || isOurs(request.getHeaders())
        ? null
        : errors.page(request, 403, "other_site");
  }

  private static boolean isOurs(HttpHeaders headers) {
    String site = headers.get("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = headers.get(HttpHeaders.ORIGIN);
    return origin == null || origin.equals("https://" + headers.get(HttpHeaders.HOST));
  }
}
