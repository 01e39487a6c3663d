package org.ecluse.app.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;

/**
 * The store of what persons sign in with. Every change that gives or takes a way in writes its
 * ledger entry in the same transaction.
 */
public interface Credentials {

  Optional<FactorRecord.Password> password(AccountRef account);

  /** Passkeys of an account, oldest first. */
  List<FactorRecord.Passkey> passkeys(AccountRef account);

  /** Whose passkey this is. */
  Optional<AccountRef> ownerOfPasskey(String credentialId);

  /** Uses a step up; false where it, or a newer one, was used before. */
  boolean useStep(AccountRef account, long step);

  /** A passkey signed; false where it is gone, or has signed meanwhile. */
  boolean usePasskey(AccountRef account, FactorRecord.Passkey before, long signatures, Instant at);

  /** Lets an account begin anew; an earlier invitation is void. */
  void invite(AccountRef account, String secretHash, Instant expiresAt, Instant now);

  /** Whom an invitation is for that has not expired. */
  Optional<AccountRef> invited(String secretHash, Instant now);

  /**
   * Takes an invitation up, once: whatever the account signed in with before is void, and its
   * sessions end. False where the invitation is not there any more, and nothing changed.
   */
  boolean takeUp(String secretHash, AccountRef account, FactorRecord factor, Instant now);

  /** Adds a passkey; false where it is known already. */
  boolean addPasskey(AccountRef account, FactorRecord.Passkey passkey);

  /** Takes a passkey away, unless it is the last way in; false where nothing changed. */
  boolean removePasskey(AccountRef account, String credentialId, Instant now);

  /**
   * A mark that only this installation can make for an account and a device, so that the device can
   * be known again without being remembered.
   */
  String deviceMark(AccountRef account, String device);
}
