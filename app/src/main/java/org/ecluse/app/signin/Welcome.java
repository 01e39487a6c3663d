package org.ecluse.app.signin;

import org.ecluse.app.account.Account;

/**
 * What somebody is shown who holds an invitation.
 *
 * @param codeSecret for an authenticator app, in base32: theirs once they prove that the app has it
 * @param codeUri the same, as such an app reads it from a picture
 */
public record Welcome(Account account, String codeSecret, String codeUri) {

  @Override
  public String toString() {
    return "Welcome[" + account.ref() + "]";
  }
}
