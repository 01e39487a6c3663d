package org.ecluse.app.signin;

import java.time.Instant;
import org.ecluse.app.account.Account;

/**
 * A chance to choose anew how an account signs in. Its secret is shown once and kept nowhere.
 *
 * @param secret 256 random bits in base64url; travels in the fragment of a link, or is typed
 */
public record Invitation(Account account, String secret, Instant expiresAt) {

  @Override
  public String toString() {
    return "Invitation[" + account.ref() + "]";
  }
}
