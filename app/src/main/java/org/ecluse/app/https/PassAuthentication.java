package org.ecluse.app.https;

import io.micronaut.security.authentication.Authentication;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.Map;
import org.ecluse.policy.access.Grant;

/** The framework's idea of somebody, carrying the proof itself: the {@link Grant}. */
final class PassAuthentication implements Authentication {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Grant grant;

  PassAuthentication(Grant grant) {
    this.grant = grant;
  }

  Grant grant() {
    return grant;
  }

  @Override
  public String getName() {
    return grant.account().toString();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a proof does not travel");
  }
}
