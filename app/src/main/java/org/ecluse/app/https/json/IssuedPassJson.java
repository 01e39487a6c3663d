package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import org.ecluse.app.pass.IssuedPass;

/** A new pass; the token is shown this once. */
@SerdeableGenerated(skip = true)
public record IssuedPassJson(String pass, String id, String expires) {

  public static IssuedPassJson of(IssuedPass issued) {
    return new IssuedPassJson(
        issued.token(), issued.pass().id().toString(), issued.pass().expiresAt().toString());
  }

  @Override
  public String toString() {
    return "IssuedPassJson[" + id + "]";
  }
}
