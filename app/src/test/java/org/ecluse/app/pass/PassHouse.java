package org.ecluse.app.pass;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.InMemoryAccounts;
import org.ecluse.app.account.InMemorySessions;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.TransferId;

/** A whole installation of this package in memory, with hands on its clock and its keys. */
final class PassHouse {

  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  static final AccountId RECIPIENT = new AccountId("ars-idf");
  static final AccountId OTHER_RECIPIENT = new AccountId("cpam-paris");
  static final AccountId SENDER = new AccountId("lab");
  static final AccountId ADMIN = new AccountId("chief");

  /** One that there is not. */
  static final TransferId NO_TRANSFER = new TransferId(new Id128(404, 404));

  static final TransferId TRANSFER = new TransferId(new Id128(7, 7));
  static final TransferId OTHER_TRANSFER = new TransferId(new Id128(8, 8));

  final InMemoryAccounts accounts = new InMemoryAccounts();
  final InMemorySessions sessions = new InMemorySessions();
  final InMemoryPassKeyStore keyStore = new InMemoryPassKeyStore();
  final List<LedgerEvent> ledger = new ArrayList<>();
  final List<Denial> denials = new ArrayList<>();
  final PassOffice office;
  private Instant now = START;

  PassHouse() {
    long number = 1;
    for (AccountId id : List.of(RECIPIENT, OTHER_RECIPIENT)) {
      addAccount(number++, id, Role.RECIPIENT);
    }
    addAccount(number++, SENDER, Role.SENDER);
    addAccount(number, ADMIN, Role.ADMIN);
    office = newOffice();
  }

  /** Another process on the same home: it shares the stores, not what is remembered. */
  PassOffice newOffice() {
    return newOffice(() -> {});
  }

  /** Another process that does something when authority is withdrawn in it. */
  PassOffice newOffice(Runnable withdrawn) {
    return new PassOffice(
        new PassPorts(
            accounts,
            sessions,
            keyStore,
            ledger::add,
            denials::add,
            (transfer, _) -> !transfer.equals(NO_TRANSFER),
            withdrawn),
        PassSettings.DEFAULT,
        () -> now,
        new SecureRandom(),
        () -> Duration.between(START, now).toNanos());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Caller console() {
    return new Caller(ConsoleGrant.get(() -> now), Door.HTTPS, Optional.empty());
  }

  Account account(AccountId id) {
    return accounts.find(id).orElseThrow();
  }

  /** A pass for the recipient, one transfer, HTTPS, for the default lifetime. */
  IssuedPass issue() {
    return issue(
        new PassRequest(
            RECIPIENT, Optional.of(Set.of(TRANSFER)), Set.of(Door.HTTPS), Optional.empty()));
  }

  IssuedPass issue(PassRequest wish) {
    return done(office.passes().issue(console(), wish));
  }

  Optional<Grant> verify(String token) {
    return office.passVerifier().verify(token, Door.HTTPS);
  }

  /** The private key, as a thief of the vault would have it. */
  ECKey signingKey() {
    return ring().signing();
  }

  KeyRing ring() {
    office.passes().jwks(); // makes the keys where there are none yet
    return KeyRing.parse(keyStore.load().orElseThrow());
  }

  JWKSet published() throws ParseException {
    return JWKSet.parse(office.passes().jwks());
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused);
    };
  }

  private void addAccount(long number, AccountId id, Role role) {
    AccountRef ref = new AccountRef(new Id128(number, number));
    accounts.add(new Account(ref, id, role, id.value(), true), START);
  }
}
