package org.ecluse.app.signin;

import org.ecluse.app.account.Accounts;
import org.ecluse.app.pass.PersonSessions;

/** What this package needs of the rest of the house. */
public record SignInPorts(Accounts accounts, Credentials credentials, PersonSessions sessions) {}
