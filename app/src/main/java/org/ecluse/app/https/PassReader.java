package org.ecluse.app.https;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the pass in {@code Authorization: Bearer …}, the only place where one is looked for. */
@Singleton
final class PassReader implements TokenReader<HttpRequest<?>> {

  private static final String SCHEME = "Bearer ";

  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()));
  }
}
