package org.ecluse.app.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Block;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;
import org.ecluse.policy.transfer.Delivery.Ended;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.ecluse.policy.transfer.Start;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.ecluse.policy.transfer.Transition;

/** Things to put into stores, the same in every run. */
final class Given {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456789Z");
  static final Duration RETENTION = Duration.ofDays(3);
  static final String EPOCH = "2026-11-23";
  static final Identity IDENTITY = new Identity(Identity.Kind.SSH_KEY, "SHA256:abc");

  private final SplittableRandom random = new SplittableRandom(42);

  static Stores stores(Path home) {
    return Stores.open(home, InstantSource.fixed(NOW), new SecureRandom());
  }

  Id128 id() {
    return new Id128(random.nextLong(), random.nextLong());
  }

  AccountRef account() {
    return new AccountRef(id());
  }

  WrappedKey key() {
    return key(EPOCH);
  }

  WrappedKey key(String epoch) {
    byte[] bytes = new byte[WrappedKey.SIZE_BYTES];
    random.nextBytes(bytes);
    bytes[0] = 1;
    try {
      return WrappedKey.of(epoch, bytes);
    } catch (CryptoException e) {
      throw new IllegalStateException(e);
    }
  }

  Available delivery() {
    return delivery(new TransferId(id()), new FileId(id()), account(), NOW.plus(RETENTION));
  }

  Available delivery(TransferId transfer, FileId file, AccountRef recipient, Instant expiresAt) {
    DeliveryFacts facts =
        new DeliveryFacts(
            new DeliveryId(id()), transfer, file, account(), recipient, 1_000_000, expiresAt);
    return Lifecycle.begin(facts, Numbers.DEFAULT);
  }

  Vault.Offer offer() {
    return new Vault.Offer(delivery(), key());
  }

  StoredTransfer uploading(AccountRef sender) {
    Transfer.Uploading uploading =
        new Transfer.Uploading(
            new TransferId(id()),
            sender,
            List.of(account(), account()),
            RETENTION,
            NOW.plus(RETENTION));
    return new StoredTransfer(
        uploading,
        NOW,
        Optional.of("Suivi épidémiologique"),
        Optional.of("laboratory"),
        OptionalLong.of(1_400_000),
        List.of());
  }

  StoredFile file(TransferId transfer, String name) {
    return new StoredFile(
        new FileId(id()),
        transfer,
        new FileName(name),
        OptionalLong.empty(),
        List.of(),
        Optional.empty(),
        NOW,
        Optional.empty());
  }

  static StoredFile complete(StoredFile file, long... parts) {
    return new StoredFile(
        file.id(),
        file.transfer(),
        file.name(),
        file.announcedBytes(),
        Arrays.stream(parts).boxed().toList(),
        Optional.of("0a".repeat(32)),
        NOW.plusSeconds(1),
        file.bytesAbsentAt());
  }

  static Claimed claimed(Delivery delivery, long start, long end) {
    Outcome<Transition> outcome =
        Lifecycle.reserve(
            delivery,
            IDENTITY,
            new Block(new Range(start, end), new Start.BeginsHere(RangeSet.EMPTY), 0),
            Moment.of(NOW),
            Numbers.DEFAULT);
    return switch (outcome) {
      case Outcome.Done<Transition>(Transition transition) -> (Claimed) transition.next();
      case Outcome.Refused<Transition> refused -> throw new IllegalStateException("" + refused);
    };
  }

  static Ended ended(Delivery delivery) {
    return new Ended(delivery.facts(), EndReason.DELIVERED, NOW.plusSeconds(5));
  }
}
