package org.ecluse.deploy.inner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Coverage;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Numbers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A reservation as it becomes durable in the vault: one transaction, one sync of the disk. */
@State(Scope.Thread)
public class Reserving {

  private final Delivery.Claimed claimed = Samples.claimed(Coverage.NONE);
  private Optional<Place> place = Optional.empty();

  /** A home of this benchmark's own. */
  private record Place(Path directory, Stores stores) {}

  @Setup
  public void admit() throws IOException, CryptoException {
    Path directory = Files.createTempDirectory("ecluse-inner");
    Stores stores = Stores.open(directory.resolve("home"), () -> Samples.NOW, new SecureRandom());
    place = Optional.of(new Place(directory, stores));
    byte[] key = new byte[WrappedKey.SIZE_BYTES];
    key[0] = 1;
    Delivery.Available sent = Lifecycle.begin(claimed.facts(), Numbers.DEFAULT);
    stores
        .vault()
        .admit(List.of(new Vault.Offer(sent, WrappedKey.of("2026-01-01", key))), List.of());
  }

  @TearDown
  public void remove() throws IOException {
    Place used = place.orElseThrow();
    used.stores().close();
    try (Stream<Path> files = Files.walk(used.directory())) {
      files.sorted(Comparator.reverseOrder()).forEach(Reserving::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Benchmark
  public boolean reserveDurably() {
    Vault vault = place.orElseThrow().stores().vault();
    return vault.compareAndSet(vault.find(claimed.facts().id()).orElseThrow(), claimed);
  }
}
