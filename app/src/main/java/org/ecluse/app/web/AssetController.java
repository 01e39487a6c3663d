package org.ecluse.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.wire.Lasting;

/** Files that pages need: the same for everybody, and without any secret, so they may be packed. */
@Controller(Api.ASSETS)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.ALL)
final class AssetController {

  private final Assets assets;
  private final Errors errors;

  AssetController(Assets assets, Errors errors) {
    this.assets = assets;
    this.errors = errors;
  }

  @Get("/{file}")
  HttpResponse<?> file(HttpRequest<?> request, Visitor visitor, String file) {
    Optional<Assets.Asset> asset = assets.find(file);
    return asset.isPresent()
        ? answer(request, asset.get())
        : errors.show(visitor, 404, "not_found");
  }

  private static HttpResponse<?> answer(HttpRequest<?> request, Assets.Asset asset) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    boolean packed = accepted != null && accepted.contains("gzip");
    MutableHttpResponse<byte[]> answer =
        HttpResponse.ok(packed ? asset.gzipped() : asset.bytes())
            .contentType(MediaType.of(asset.type()))
            .header(HttpHeaders.CACHE_CONTROL, Lasting.CACHE_CONTROL)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return packed ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer;
  }
}
