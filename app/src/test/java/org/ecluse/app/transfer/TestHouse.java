package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGeneratorFactory;
import org.ecluse.app.account.Account;
import org.ecluse.app.store.Stores;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;

/** The service on real stores in a folder, with a clock that the test moves and no doors. */
final class TestHouse implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  final MovableClock clock;
  private final ReleaseLimits limits;
  final Stores stores;
  final Transfers transfers;
  final Set<Grant> withdrawn = ConcurrentHashMap.newKeySet();
  final SecureRandom random = new SecureRandom();
  private final List<Integer> refs = new ArrayList<>();

  TestHouse(Path home) {
    this(home, new MovableClock(START), Rules.DEFAULT);
  }

  TestHouse(Path home, MovableClock clock, Rules rules) {
    this(home, clock, rules, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** A house that lets only so much out within an hour. */
  TestHouse(Path home, MovableClock clock, ReleaseLimits limits) {
    this(home, clock, Rules.DEFAULT, limits, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** A house in which something stands between the service and its records. */
  TestHouse(Path home, MovableClock clock, Rules rules, UnaryOperator<Records> between) {
    this(home, clock, rules, between, UnaryOperator.identity());
  }

  /**
   * A house in which something stands between the service and its stores.
   *
   * @param records from the real records to those that the service is given
   * @param vault the same for the vault
   */
  TestHouse(
      Path home,
      MovableClock clock,
      Rules rules,
      UnaryOperator<Records> records,
      UnaryOperator<Vault> vault) {
    this(home, clock, rules, ReleaseLimits.DEFAULT, records, vault);
  }

  private TestHouse(
      Path home,
      MovableClock clock,
      Rules rules,
      ReleaseLimits limits,
      UnaryOperator<Records> records,
      UnaryOperator<Vault> vault) {
    this.limits = limits;
    this.clock = clock;
    this.stores = Stores.open(home, clock, random);
    this.transfers =
        new Transfers(ports(rules, records.apply(stores.records()), vault.apply(stores.vault())));
    transfers.reconcile();
  }

  private Ports ports(Rules rules, Records records, Vault vault) {
    return new Ports(
        records,
        vault,
        stores.blobs(),
        stores.epochKeys(),
        stores.anchors(),
        stores.accounts(),
        grant -> !withdrawn.contains(grant),
        rules,
        Guarded.by(stores, limits),
        new SoundClock(clock),
        random);
  }

  /** An account with one credential of the given name. */
  Caller account(String id, Role role, String credential, Door door) {
    AccountId name = new AccountId(id);
    Account account =
        stores
            .accounts()
            .find(name)
            .orElseGet(
                () -> {
                  refs.add(refs.size());
                  Account made =
                      new Account(
                          new AccountRef(new Id128(random.nextLong(), refs.size())),
                          name,
                          role,
                          id,
                          true);
                  assertThat(stores.accounts().add(made, clock.instant())).isTrue();
                  return made;
                });
    Grant grant =
        new Grant(
            account.ref(),
            name,
            role,
            new Identity(Identity.Kind.SSH_KEY, credential),
            Set.of(Door.values()),
            Optional.empty(),
            START.plus(Duration.ofDays(3650)));
    return new Caller(grant, door, Optional.empty());
  }

  Caller sender() {
    return account("lab", Role.SENDER, "lab-key", Door.HTTPS);
  }

  Caller recipient(String credential) {
    return account("ars-idf", Role.RECIPIENT, credential, Door.SFTP);
  }

  Caller admin() {
    return account("root", Role.ADMIN, "host", Door.HTTPS);
  }

  /** Sends one file to one recipient; its only delivery. */
  DeliveryView send(byte[] content) {
    recipient("any");
    TransferView transfer = done(transfers.begin(sender(), NewTransfer.to("ars-idf")));
    upload(transfer, "export.csv", content);
    return done(transfers.send(sender(), transfer.id())).deliveries().getFirst();
  }

  FileView upload(TransferView transfer, String name, byte[] content) {
    IncomingFile file =
        done(transfers.receive(sender(), transfer.id(), name, OptionalLong.empty()));
    done(file.write(ByteBuffer.wrap(content)));
    return done(file.finish());
  }

  /** Reads a range of a reader, whatever the pieces it comes in. */
  static byte[] read(OutgoingFile reader, long position, int length) {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      int count = done(reader.read(position + buffer.position(), buffer));
      if (count == 0) {
        break;
      }
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  static byte[] content(int size, long seed) {
    byte[] bytes = new byte[size];
    RandomGeneratorFactory.of("L64X128MixRandom").create(seed).nextBytes(bytes);
    return bytes;
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  static Refusal refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> throw new AssertionError(done.toString());
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
    };
  }

  @Override
  public void close() {
    stores.close();
  }
}
