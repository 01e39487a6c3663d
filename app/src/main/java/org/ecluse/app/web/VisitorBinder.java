package org.ecluse.app.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives pages their {@link Visitor}: after the filters, because one of them finds the sessions. */
@Singleton
final class VisitorBinder
    implements TypedRequestArgumentBinder<Visitor>, PostponedRequestArgumentBinder<Visitor> {

  private static final Argument<Visitor> TYPE = Argument.of(Visitor.class);

  @Override
  public Argument<Visitor> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Visitor> bind(
      ArgumentConversionContext<Visitor> context, HttpRequest<?> request) {
    Optional<Visitor> visitor = Optional.of(Visitor.of(request));
    return () -> visitor;
  }
}
