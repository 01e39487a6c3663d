package org.ecluse.app.pass;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.pass.ssh.OpenSshKey;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.FreeText;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;

/**
 * Makes and changes accounts and their SSH keys, for admins. Thread-safe; everything is durable
 * when it returns, and what takes authority away is felt at once in this process.
 */
public final class AccountAdmin {

  /** Strict: it becomes part of what is said to a mail server. */
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  private final Accounts accounts;
  private final Standings standings;
  private final Runnable withdrawn;
  private final InstantSource clock;
  private final SecureRandom random;

  AccountAdmin(PassPorts ports, Standings standings, InstantSource clock, SecureRandom random) {
    this.accounts = ports.accounts();
    this.withdrawn = ports.withdrawn();
    this.standings = standings;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes an account. Where one of its keys is not acceptable, nothing is made.
   *
   * @param name what people read; the id where empty
   * @param keyFiles contents of OpenSSH public key files
   */
  public Outcome<Account> add(
      Caller by, AccountId id, Role role, Optional<String> name, List<String> keyFiles) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now)
        .then(allowed -> FreeText.check("name", name))
        .then(
            checked ->
                newKeys(keyFiles)
                    .then(keys -> add(id, role, checked.orElse(id.value()), keys, now)));
  }

  /** Takes everything from an account without forgetting it; done again, it is the same answer. */
  public Outcome<Allowed> disable(Caller by, AccountId id) {
    return setEnabled(by, id, false);
  }

  /** Lets a disabled account act again; done again, it is the same answer. */
  public Outcome<Allowed> enable(Caller by, AccountId id) {
    return setEnabled(by, id, true);
  }

  /** Says where an account gets messages; empty for nowhere. */
  public Outcome<Allowed> setMail(Caller by, AccountId id, Optional<String> address) {
    if (address.isPresent() && !MAIL.matcher(address.get()).matches()) {
      return Outcome.refused(Refusal.invalid("address", "this is no mail address"));
    }
    return with(
        by,
        id,
        (account, now) -> {
          accounts.setMail(account.ref(), address, now);
          return Allowed.yes();
        });
  }

  /** All accounts, by id. */
  public Outcome<List<Account>> accounts(Caller by) {
    return AdminAuthority.decide(by, clock.instant()).map(allowed -> accounts.all());
  }

  /** Adds the key of an OpenSSH public key file. */
  public Outcome<SshKey> addKey(Caller by, AccountId id, String keyFile) {
    return with(
        by,
        id,
        (account, now) ->
            newKeys(List.of(keyFile)).map(keys -> addKey(account, keys.getFirst(), now)));
  }

  /** The keys of all accounts, newest first. */
  public Outcome<List<SshKey>> keys(Caller by) {
    return AdminAuthority.decide(by, clock.instant()).map(allowed -> accounts.keys());
  }

  /** An account's keys. */
  public Outcome<List<SshKey>> keys(Caller by, AccountId id) {
    return with(by, id, (account, now) -> Outcome.done(accounts.keys(account.ref())));
  }

  /** Takes a key away, named by its fingerprint. */
  public Outcome<Allowed> revokeKey(Caller by, AccountId id, String fingerprint) {
    return with(
        by,
        id,
        (account, now) -> {
          boolean gone = accounts.revokeKey(account.ref(), fingerprint, now);
          standings.invalidate();
          withdrawn.run();
          return gone ? Allowed.yes() : Outcome.refused(Refusal.notFound());
        });
  }

  private Outcome<Allowed> setEnabled(Caller by, AccountId id, boolean enabled) {
    return with(
        by,
        id,
        (account, now) -> {
          accounts.setEnabled(account.ref(), enabled, now);
          standings.invalidate();
          withdrawn.run();
          return Allowed.yes();
        });
  }

  private <T> Outcome<T> with(
      Caller by, AccountId id, BiFunction<Account, Instant, Outcome<T>> deed) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now)
        .then(
            allowed ->
                accounts
                    .find(id)
                    .map(account -> deed.apply(account, now))
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private Outcome<Account> add(
      AccountId id, Role role, String name, List<OpenSshKey> keys, Instant now) {
    Account account = new Account(newRef(), id, role, name, true);
    if (id.equals(ConsoleGrant.NAME) || !accounts.add(account, now)) {
      return Outcome.refused(new Refusal.Conflict("this id is taken"));
    }
    keys.forEach(key -> addKey(account, key, now));
    return Outcome.done(account);
  }

  private SshKey addKey(Account account, OpenSshKey key, Instant now) {
    SshKey row = new SshKey(account.ref(), key.fingerprint(), key.line(), now);
    accounts.addKey(row);
    return row;
  }

  /** Reads keys that no account has: who shares a key cannot be told apart. */
  private Outcome<List<OpenSshKey>> newKeys(List<String> keyFiles) {
    List<OpenSshKey> keys = new ArrayList<>();
    for (String keyFile : keyFiles) {
      switch (OpenSshKey.parse(keyFile).then(this::unused)) {
        case Outcome.Done<OpenSshKey>(OpenSshKey key) -> keys.add(key);
        case Outcome.Refused<OpenSshKey>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.done(List.copyOf(keys));
  }

  private Outcome<OpenSshKey> unused(OpenSshKey key) {
    boolean used = accounts.keys().stream().anyMatch(known -> known.openSsh().equals(key.line()));
    return used
        ? Outcome.refused(new Refusal.Conflict("an account already has this key"))
        : Outcome.done(key);
  }

  private AccountRef newRef() {
    byte[] ref = new byte[Id128.BYTES];
    random.nextBytes(ref);
    return new AccountRef(Id128.of(ref));
  }
}
