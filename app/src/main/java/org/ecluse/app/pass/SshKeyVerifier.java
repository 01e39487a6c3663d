package org.ecluse.app.pass;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.pass.ssh.OpenSshKey;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.transfer.Identity;

/**
 * Turns an SSH public key into a {@link Grant}, or into nothing. That the peer holds the private
 * half is the SSH transport's proof, not ours. The records are read each time: a login is rare, and
 * a key that was just added or taken away counts at once.
 */
public final class SshKeyVerifier {

  /** Longest life of a session; {@link LiveGrants} ends it earlier when its key goes. */
  static final Duration SESSION = Duration.ofHours(24);

  private final Accounts accounts;
  private final InstantSource clock;
  private final LastUse lastUse;

  SshKeyVerifier(Accounts accounts, InstantSource clock, LastUse lastUse) {
    this.accounts = accounts;
    this.clock = clock;
    this.lastUse = lastUse;
  }

  /** Whether a key opens an account; an unknown user and an unknown key are the same answer. */
  public Optional<Grant> verify(AccountId user, PublicKey key) {
    return OpenSshKey.of(key)
        .flatMap(
            presented ->
                accounts
                    .find(user)
                    .filter(SshKeyVerifier::mayComeIn)
                    .filter(account -> has(account, presented))
                    .map(account -> grant(account, presented)));
  }

  /** Whoever has this grant has proved to hold the key and came in with it; others are ignored. */
  public void used(Grant grant) {
    if (grant.identity().kind() == Identity.Kind.SSH_KEY) {
      String fingerprint = grant.identity().value();
      Instant now = clock.instant();
      lastUse.now(
          grant.account() + fingerprint,
          now,
          () -> accounts.used(grant.account(), fingerprint, now));
    }
  }

  /** Whether keys open accounts of this kind; admins work by console and HTTPS. */
  static boolean mayComeIn(Account account) {
    return account.enabled()
        && switch (account.role()) {
          case SENDER, RECIPIENT -> true;
          case ADMIN -> false;
        };
  }

  private boolean has(Account account, OpenSshKey presented) {
    return accounts.keys(account.ref()).stream()
        .anyMatch(known -> known.openSsh().equals(presented.line()));
  }

  private Grant grant(Account account, OpenSshKey key) {
    return new Grant(
        account.ref(),
        account.id(),
        account.role(),
        new Identity(Identity.Kind.SSH_KEY, key.fingerprint()),
        Set.of(Door.SFTP),
        Optional.empty(),
        clock.instant().plus(SESSION));
  }
}
