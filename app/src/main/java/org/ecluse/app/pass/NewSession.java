package org.ecluse.app.pass;

import org.ecluse.app.account.SessionRecord;

/**
 * A session that just began. Its secret goes into a cookie and is kept nowhere.
 *
 * @param secret 256 random bits in base64url
 */
public record NewSession(String secret, SessionRecord session) {

  @Override
  public String toString() {
    return "NewSession[" + session.id() + "]";
  }
}
