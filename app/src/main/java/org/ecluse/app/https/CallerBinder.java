package org.ecluse.app.https;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Origins;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;

/** Gives controllers their {@link Caller}, made of the verified pass; there is no other way in. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

  private static final Argument<Caller> TYPE = Argument.of(Caller.class);

  private final Origins origins;

  CallerBinder(Origins origins) {
    this.origins = origins;
  }

  @Override
  public Argument<Caller> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Caller> bind(
      ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
    Optional<Caller> caller =
        request
            .getUserPrincipal(PassAuthentication.class)
            .map(authentication -> callerOf(request, authentication.grant()));
    return () -> caller;
  }

  private Caller callerOf(HttpRequest<?> request, Grant grant) {
    Exchange.of(request).serves(grant);
    return new Caller(grant, Door.HTTPS, origins.of(request.getRemoteAddress()));
  }
}
