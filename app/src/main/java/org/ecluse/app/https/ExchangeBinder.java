package org.ecluse.app.https;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ecluse.app.https.wire.Exchange;

/** Gives controllers the exchange that they serve. */
@Singleton
final class ExchangeBinder implements TypedRequestArgumentBinder<Exchange> {

  private static final Argument<Exchange> TYPE = Argument.of(Exchange.class);

  @Override
  public Argument<Exchange> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Exchange> bind(
      ArgumentConversionContext<Exchange> context, HttpRequest<?> request) {
    Optional<Exchange> exchange = Optional.of(Exchange.of(request));
    return () -> exchange;
  }
}
