package org.ecluse.app.pass;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;

/**
 * The authority of somebody who works on the host itself. The file permissions of the home were the
 * verification: who can open the home can also read and write every file in it.
 */
public final class ConsoleGrant {

  /** The console's name; no account may have it. */
  public static final AccountId NAME = new AccountId("console");

  /** Stands for the console on the ledger; random references are never zero. */
  public static final AccountRef REF = new AccountRef(new Id128(0, 0));

  private static final Duration LIFETIME = Duration.ofHours(24);

  private ConsoleGrant() {}

  /** An admin's grant; for the commands that opened the home, and for nobody who came by a door. */
  public static Grant get(InstantSource clock) {
    return new Grant(
        REF,
        NAME,
        Role.ADMIN,
        new Identity(Identity.Kind.CONSOLE, "host"),
        Set.of(Door.HTTPS),
        Optional.empty(),
        clock.instant().plus(LIFETIME));
  }
}
