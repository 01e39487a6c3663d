package org.ecluse.app.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;

/**
 * The store of accounts, keys and passes. Every change writes its ledger entry in the same
 * transaction and raises {@link #revision} where it can take authority away. Chosen names and
 * display names are encrypted at rest.
 */
public interface Accounts {

  /** Adds an account; false where the id is taken, and nothing changed. */
  boolean add(Account account, Instant now);

  Optional<Account> find(AccountId id);

  Optional<Account> find(AccountRef ref);

  /** All accounts, by id. */
  List<Account> all();

  /** Enables or disables; false where it already was so. */
  boolean setEnabled(AccountRef ref, boolean enabled, Instant now);

  /** Adds a key; false where this account already has it. */
  boolean addKey(SshKey key);

  /** Takes a key away; false where the account has no such key. */
  boolean revokeKey(AccountRef ref, String fingerprint, Instant now);

  List<SshKey> keys(AccountRef ref);

  /** The keys of all accounts, newest first. */
  List<SshKey> keys();

  /** Somebody came in with a key; an earlier time than is known changes nothing. */
  void used(AccountRef ref, String fingerprint, Instant at);

  /** Where an account gets messages; empty where nobody said. */
  Optional<String> mail(AccountRef ref);

  /** Says where an account gets messages; empty for nowhere. */
  void setMail(AccountRef ref, Optional<String> address, Instant now);

  void addPass(PassRecord pass);

  Optional<PassRecord> pass(PassId id);

  /** Somebody showed a pass; an earlier time than is known changes nothing. */
  void used(PassId id, Instant at);

  /** All passes that have not expired, newest first. */
  List<PassRecord> passes(Instant now);

  /** Withdraws a pass; false where there is none or it was withdrawn before. */
  boolean revokePass(PassId id, Instant now);

  /**
   * A counter that rises with every change that may end somebody's authority or a delivery, by
   * whichever process; caches and running transfers are checked again when it moves.
   */
  long revision();
}
