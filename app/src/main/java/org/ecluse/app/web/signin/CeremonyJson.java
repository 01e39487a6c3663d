package org.ecluse.app.web.signin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import org.ecluse.app.signin.Ceremony;

/** A question for a device, as {@code passkey.js} reads it. */
final class CeremonyJson {

  private CeremonyJson() {}

  /** The id is base64url and the options are JSON already: nothing is there to escape. */
  static HttpResponse<?> of(Ceremony ceremony) {
    String json = "{\"ceremony\":\"" + ceremony.id() + "\",\"options\":" + ceremony.options() + "}";
    return HttpResponse.ok(json.getBytes(StandardCharsets.UTF_8))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
