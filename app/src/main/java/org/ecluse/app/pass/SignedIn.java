package org.ecluse.app.pass;

import org.ecluse.app.account.SessionRecord;
import org.ecluse.policy.access.Grant;

/**
 * A person who is signed in, as one request shows it.
 *
 * @param grant what they may do
 * @param formToken what each of their forms must carry: a page of somebody else cannot know it
 */
public record SignedIn(Grant grant, SessionRecord session, String formToken) {

  @Override
  public String toString() {
    return "SignedIn[" + session.id() + "]";
  }
}
