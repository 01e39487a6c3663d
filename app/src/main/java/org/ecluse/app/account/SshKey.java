package org.ecluse.app.account;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;

/**
 * An SSH public key that opens an account. The comment of the key file is not kept.
 *
 * @param fingerprint {@code SHA256:…} as OpenSSH prints it
 * @param openSsh the key in OpenSSH's one-line form, type and base64 only
 * @param usedAt when somebody last came in with it, to about a minute
 */
public record SshKey(
    AccountRef account,
    String fingerprint,
    String openSsh,
    Instant addedAt,
    Optional<Instant> usedAt) {

  /** One that nobody has used. */
  public SshKey(AccountRef account, String fingerprint, String openSsh, Instant addedAt) {
    this(account, fingerprint, openSsh, addedAt, Optional.empty());
  }
}
