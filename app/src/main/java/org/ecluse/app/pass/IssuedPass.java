package org.ecluse.app.pass;

import org.ecluse.app.account.PassRecord;

/**
 * A new pass. The token is shown once and kept nowhere.
 *
 * @param token the signed text that its holder presents
 * @param pass what is remembered of it
 */
public record IssuedPass(String token, PassRecord pass) {

  @Override
  public String toString() {
    return "IssuedPass[" + pass.id() + "]";
  }
}
