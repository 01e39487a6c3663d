package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.policy.access.Door;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Asks the same verifier as the SFTP door. It may read the records, so it runs on a worker. */
@Singleton
final class PassValidator implements TokenValidator<HttpRequest<?>> {

  private final PassVerifier verifier;
  private final Workers workers;

  PassValidator(PassVerifier verifier, Workers workers) {
    this.verifier = verifier;
    this.workers = workers;
  }

  @Override
  public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
    return new Later<>(
        workers, () -> verifier.verify(token, Door.HTTPS).map(PassAuthentication::new));
  }
}
