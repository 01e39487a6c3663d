package org.ecluse.app.signin;

import org.ecluse.app.pass.NewSession;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.transfer.AccountRef;

/** Lets somebody in who has proved who they are. Every way of proof ends here. */
record Entry(PersonSessions sessions, Devices devices) {

  Verdict.In open(AccountRef account, Factor factor) {
    NewSession session = sessions.start(account, factor);
    return new Verdict.In(session, devices.newMark(account));
  }
}
