package org.ecluse.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.session.WebSession;

/**
 * Reads what people send, and makes sure that it was they who sent it: beside the cookie, which any
 * site can have a browser send, a form shows the token that only our own pages know. ({@link
 * SameOrigin} has turned away other sites before this.)
 */
@Singleton
public final class Forms {

  /** The name of the hidden field with the session's token. */
  public static final String TOKEN = "csrf";

  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_FIELDS = 2_000;

  private final Errors errors;

  Forms(Errors errors) {
    this.errors = errors;
  }

  /** A form of a session; without the session's token nothing is done. Blocks. */
  public HttpResponse<?> submit(
      HttpRequest<?> request,
      Visitor visitor,
      WebSession session,
      Function<Form, HttpResponse<?>> action) {
    return open(
        request,
        visitor,
        form ->
            form.text(TOKEN).filter(session::hasToken).isPresent()
                ? action.apply(form)
                : errors.show(visitor, 403, "stale_form"));
  }

  /** A form of somebody who has no session yet. Blocks. */
  public HttpResponse<?> open(
      HttpRequest<?> request, Visitor visitor, Function<Form, HttpResponse<?>> action) {
    Optional<Form> form = read(request);
    return form.isPresent() ? action.apply(form.get()) : errors.show(visitor, 400, "invalid");
  }

  private static Optional<Form> read(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> served)) {
      return Optional.empty();
    }
    try (InputStream body = served.byteBody().toInputStream()) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? Optional.empty()
          : decode(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // the line broke
    }
  }

  private static Optional<Form> decode(String text) {
    try {
      return Optional.of(
          new Form(
              text.isEmpty()
                  ? Map.of()
                  : new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MAX_FIELDS, true)
                      .parameters()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a percent sign that encodes nothing
    }
  }
}
