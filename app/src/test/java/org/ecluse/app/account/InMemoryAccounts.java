package org.ecluse.app.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;

/** {@link Accounts} without a store, for tests of everything above the stores. Thread-safe. */
public final class InMemoryAccounts implements Accounts {

  private final Map<String, Account> accounts = new TreeMap<>();
  private final List<SshKey> keys = new ArrayList<>();
  private final List<PassRecord> passes = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();
  private final List<String> uses = new ArrayList<>();
  private long revision;
  private int passReads;

  @Override
  public synchronized boolean add(Account account, Instant now) {
    if (accounts.putIfAbsent(account.id().value(), account) != null) {
      return false;
    }
    return events.add(new LedgerEvent.AccountAdded(account.ref(), account.role()));
  }

  @Override
  public synchronized Optional<Account> find(AccountId id) {
    return Optional.ofNullable(accounts.get(id.value()));
  }

  @Override
  public synchronized Optional<Account> find(AccountRef ref) {
    return accounts.values().stream().filter(account -> account.ref().equals(ref)).findFirst();
  }

  @Override
  public synchronized List<Account> all() {
    return List.copyOf(accounts.values());
  }

  @Override
  public synchronized boolean setEnabled(AccountRef ref, boolean enabled, Instant now) {
    Optional<Account> found = find(ref).filter(account -> account.enabled() != enabled);
    found.ifPresent(
        old -> {
          accounts.put(
              old.id().value(),
              new Account(old.ref(), old.id(), old.role(), old.displayName(), enabled));
          changed(
              enabled ? new LedgerEvent.AccountEnabled(ref) : new LedgerEvent.AccountDisabled(ref));
        });
    return found.isPresent();
  }

  @Override
  public synchronized boolean addKey(SshKey key) {
    if (keys(key.account()).stream()
        .anyMatch(known -> known.fingerprint().equals(key.fingerprint()))) {
      return false;
    }
    keys.add(key);
    return events.add(new LedgerEvent.KeyAdded(key.account(), key.fingerprint()));
  }

  @Override
  public synchronized boolean revokeKey(AccountRef ref, String fingerprint, Instant now) {
    boolean gone =
        keys.removeIf(key -> key.account().equals(ref) && key.fingerprint().equals(fingerprint));
    if (gone) {
      changed(new LedgerEvent.KeyRevoked(ref, fingerprint));
    }
    return gone;
  }

  @Override
  public synchronized List<SshKey> keys(AccountRef ref) {
    return keys.stream().filter(key -> key.account().equals(ref)).toList();
  }

  @Override
  public synchronized List<SshKey> keys() {
    return List.copyOf(keys).reversed();
  }

  @Override
  public synchronized void used(AccountRef ref, String fingerprint, Instant at) {
    uses.add(fingerprint + " at " + at);
  }

  @Override
  public synchronized void used(PassId id, Instant at) {
    uses.add(id + " at " + at);
  }

  /** What was written down as used, and when. */
  public synchronized List<String> uses() {
    return List.copyOf(uses);
  }

  @Override
  public Optional<String> mail(AccountRef ref) {
    return Optional.empty();
  }

  @Override
  public void setMail(AccountRef ref, Optional<String> address, Instant now) {
    throw new UnsupportedOperationException("no mail here");
  }

  @Override
  public synchronized void addPass(PassRecord pass) {
    passes.add(pass);
    events.add(new LedgerEvent.PassIssued(pass.id(), pass.account(), pass.expiresAt()));
  }

  @Override
  public synchronized Optional<PassRecord> pass(PassId id) {
    passReads++;
    return passes.stream().filter(pass -> pass.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<PassRecord> passes(Instant now) {
    return passes.stream()
        .filter(pass -> now.isBefore(pass.expiresAt()))
        .sorted(Comparator.comparing(PassRecord::issuedAt).reversed())
        .toList();
  }

  @Override
  public synchronized boolean revokePass(PassId id, Instant now) {
    for (int i = 0; i < passes.size(); i++) {
      PassRecord pass = passes.get(i);
      if (pass.id().equals(id) && pass.revokedAt().isEmpty()) {
        passes.set(i, revoked(pass, now));
        changed(new LedgerEvent.PassRevoked(id));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized long revision() {
    return revision;
  }

  /** What a store would have on its ledger. */
  public synchronized List<LedgerEvent> events() {
    return List.copyOf(events);
  }

  /** How often a pass was looked up here and not in a cache. */
  public synchronized int passReads() {
    return passReads;
  }

  /** Replaces a record by another of the same id, as somebody with a database shell could. */
  public synchronized void tamper(PassRecord pass) {
    passes.replaceAll(known -> known.id().equals(pass.id()) ? pass : known);
  }

  private void changed(LedgerEvent event) {
    events.add(event);
    revision++;
  }

  private static PassRecord revoked(PassRecord pass, Instant now) {
    return new PassRecord(
        pass.id(),
        pass.account(),
        pass.doors(),
        pass.transfers(),
        pass.issuedAt(),
        pass.expiresAt(),
        Optional.of(now));
  }
}
