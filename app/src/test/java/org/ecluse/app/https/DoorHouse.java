package org.ecluse.app.https;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.LedgerSettings;
import org.ecluse.app.ledger.Notary;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.pass.ConsoleGrant;
import org.ecluse.app.pass.PassOffice;
import org.ecluse.app.pass.PassPorts;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.pass.PassSettings;
import org.ecluse.app.receipt.Receipts;
import org.ecluse.app.signin.SignInOffice;
import org.ecluse.app.signin.SignInPorts;
import org.ecluse.app.signin.SignedInSessions;
import org.ecluse.app.signin.Site;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Guarded;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.transfer.Ports;
import org.ecluse.app.transfer.SoundClock;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.witness.Witness;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;

/** The service on real stores in a folder, behind a real HTTPS door on a free port. */
final class DoorHouse implements AutoCloseable {

  static final String SENDER = "lab";
  static final String RECIPIENT = "ars-idf";
  static final String OTHER_RECIPIENT = "cpam";
  static final String ADMIN = "root";

  static final Supplier<List<People.Health>> HEALTHY =
      () -> List.of(new People.Health("java", "ok", "all is well"));

  final HouseClock clock = new HouseClock(Instant.parse("2026-11-23T12:00:00Z"));
  final Stores stores;
  final PassOffice office;
  final Transfers transfers;
  final HttpsDoor door;
  final SignedIn persons = new SignedIn();
  final People people;

  /** What the doctor says. */
  volatile Supplier<List<People.Health>> health = HEALTHY;

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Path home;

  DoorHouse(Path home) {
    this(home, WireSettings.DEFAULT, Rules.DEFAULT);
  }

  DoorHouse(Path home, WireSettings wire, Rules rules) {
    this.home = home;
    SecureRandom random = new SecureRandom();
    stores = Stores.open(home, clock, random);
    PassPorts ports =
        new PassPorts(
            stores.accounts(),
            stores.sessions(),
            stores.passKeys(),
            event -> stores.records().append(List.of(event)),
            denial -> {},
            (transfer, account) ->
                stores
                    .records()
                    .transfer(transfer)
                    .filter(found -> found.concerns(account))
                    .isPresent(),
            () -> {});
    office = new PassOffice(ports, PassSettings.DEFAULT, clock, random);
    transfers =
        new Transfers(
            new Ports(
                stores.records(),
                stores.vault(),
                stores.blobs(),
                stores.epochKeys(),
                stores.anchors(),
                stores.accounts(),
                office.liveGrants(),
                rules,
                Guarded.by(stores),
                new SoundClock(clock),
                random));
    transfers.reconcile();
    SignInOffice signIn =
        new SignInOffice(
            new SignInPorts(stores.accounts(), stores.credentials(), office.personSessions()),
            new Site("localhost", 0, Duration.ofHours(24)),
            clock,
            random);
    people =
        new People(
            signIn, office.personSessions(), office.accountAdmin(), rules, () -> health.get());
    door =
        new HttpsDoor(
            transfers,
            office.passVerifier(),
            office.passes(),
            receipts(),
            office.liveGrants(),
            new Origins(stores::pseudonym),
            persons.and(new SignedInSessions(office.personSessions())),
            new SftpWay(),
            people,
            accountability(),
            new HttpsSettings("127.0.0.1", 0, List.of("files.example"), wire),
            home.resolve("tls"),
            meters,
            clock);
    door.start();
    account(SENDER, Role.SENDER);
    account(RECIPIENT, Role.RECIPIENT);
    account(OTHER_RECIPIENT, Role.RECIPIENT);
    account(ADMIN, Role.ADMIN);
  }

  /** Its checkpoints are remembered nowhere; it is a witness of itself. */
  Accountability accountability() {
    LedgerKey key = stores.ledger().key();
    NoteKey name = key.named(key.ownName());
    return new Accountability(
        stores.ledger(),
        name,
        List::of,
        () ->
            stores.ledger().verify() instanceof LedgerCheck.Broken broken
                ? Optional.of(broken.what())
                : Optional.empty(),
        () -> new Accountability.Count(clock.instant(), 0, 0, 0, 0, "signed"),
        () -> List.of(Optional.of(new AccountId(RECIPIENT))),
        new Witness(List.of(name), stores.witnessed(), key, new Cosigner(name), clock));
  }

  Receipts receipts() {
    LedgerKey key = stores.ledger().key();
    Notary notary =
        new Notary(
            stores.ledger(),
            key,
            LedgerSettings.DEFAULT,
            List.of(),
            fact -> stores.records().append(List.of(fact)),
            clock);
    notary.hurry();
    return new Receipts(transfers, stores.ledger(), key, notary.publicKey(), notary::round, clock);
  }

  /** The host's own console. */
  Caller console() {
    return new Caller(ConsoleGrant.get(clock), Door.HTTPS, Optional.empty());
  }

  void account(String id, Role role) {
    done(
        office.accountAdmin().add(console(), new AccountId(id), role, Optional.empty(), List.of()));
  }

  /** A fresh pass: each is an identity of its own. */
  String pass(String account) {
    return pass(account, EnumSet.allOf(Door.class), Optional.empty(), Duration.ofHours(1));
  }

  String pass(String account, Set<Door> doors, Optional<Set<TransferId>> reach, Duration ttl) {
    return done(office
            .passes()
            .issue(
                console(), new PassRequest(new AccountId(account), reach, doors, Optional.of(ttl))))
        .token();
  }

  /** The cookie of a person who signed in and has this account's authority. */
  String signIn(String account) {
    return persons.open(office.passVerifier().verify(pass(account), Door.HTTPS).orElseThrow());
  }

  void revokePass(String token) {
    String payload =
        new String(
            java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
            java.nio.charset.StandardCharsets.UTF_8);
    String jti = payload.replaceAll(".*\"jti\":\"(p-[a-z2-7]{26})\".*", "$1");
    done(office.passes().revoke(console(), PassId.parse(jti).orElseThrow()));
    recheck();
  }

  /** What the house does when the revision of the accounts moved. */
  void recheck() {
    office.invalidate();
    transfers.recheck();
    door.recheck();
  }

  Path home() {
    return home;
  }

  String url(String path) {
    return "https://127.0.0.1:" + door.port() + path;
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  @Override
  public void close() {
    door.stop(Duration.ofMillis(200));
    stores.close();
  }

  /** A clock that stands still until a test moves it. */
  static final class HouseClock implements InstantSource {

    private volatile Instant now;

    HouseClock(Instant start) {
      this.now = start;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
