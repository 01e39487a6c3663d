package org.ecluse.app.https;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.receipt.Receipts;

/** What anybody may know: how to ask, and the public keys of passes. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
final class PublicController {

  static final String DOCUMENT = "/openapi.yml";

  private final Passes passes;
  private final Receipts receipts;

  PublicController(Passes passes, Receipts receipts) {
    this.passes = passes;
    this.receipts = receipts;
  }

  @Get(DOCUMENT)
  @Produces("application/yaml")
  HttpResponse<byte[]> document() {
    try (InputStream document = getClass().getResourceAsStream(DOCUMENT)) {
      return HttpResponse.ok(Objects.requireNonNull(document).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Get("/.well-known/jwks.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> keys() {
    return HttpResponse.ok(receipts.published(passes.jwks()));
  }
}
