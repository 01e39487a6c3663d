package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was destroyed is nowhere on the disk, whatever was kept and destroyed around it. */
class ShreddingTest {

  @TempDir Path temp;

  private final Given given = new Given();
  private final Map<DeliveryId, WrappedKey> keys = new HashMap<>();

  private Path vaultFiles() {
    return temp.resolve("home/vault");
  }

  private Vault.Offer offer() {
    Vault.Offer offer = given.offer();
    keys.put(offer.delivery().facts().id(), offer.key());
    return offer;
  }

  private static void end(Vault vault, DeliveryId id) {
    Vault.Entry seen = vault.find(id).orElseThrow();
    assertThat(vault.compareAndSet(seen, Given.ended(seen.delivery()))).isTrue();
  }

  private List<byte[]> bytes(Collection<DeliveryId> ids) {
    return keys.entrySet().stream()
        .filter(entry -> ids.contains(entry.getKey()))
        .map(entry -> entry.getValue().toBytes())
        .toList();
  }

  @Test
  void thousandsOfKeys_endedInAnyOrder_areNowhere() throws Exception {
    try (Stores stores = Given.stores(temp.resolve("home"))) {
      Vault vault = stores.vault();
      for (int i = 0; i < 6; i++) {
        vault.admit(IntStream.range(0, 500).mapToObj(_ -> offer()).toList(), List.of());
      }
      List<DeliveryId> ids = new ArrayList<>(keys.keySet());
      Collections.shuffle(ids, new Random(1));
      assertThat(Disk.found(vaultFiles(), bytes(Set.copyOf(ids.subList(0, 10))))).hasSize(10);

      List<DeliveryId> ending = ids.subList(0, 2_000);
      endAll(vault, ending);
      assertThat(Disk.found(vaultFiles(), bytes(Set.copyOf(ending)))).isEmpty();
      assertThat(stores.wipePending()).isFalse();

      for (int i = 0; i < 3; i++) {
        vault.admit(IntStream.range(0, 500).mapToObj(_ -> offer()).toList(), List.of());
      }
      List<DeliveryId> rest = new ArrayList<>(keys.keySet());
      rest.removeAll(ending);
      assertThat(Disk.found(vaultFiles(), bytes(Set.copyOf(rest))))
          .as("live keys are there")
          .hasSize(2_500);
      endAll(vault, rest);
      assertThat(Disk.found(vaultFiles(), bytes(keys.keySet()))).isEmpty();
      assertThat(vault.liveKeys(Given.EPOCH)).isZero();
    }
  }

  private static void endAll(Vault vault, List<DeliveryId> ids) {
    try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
      ids.forEach(id -> threads.execute(() -> end(vault, id)));
    }
    ids.forEach(id -> assertThat(vault.key(id)).isEmpty());
  }

  @Test
  void uploadKeys_areNowhere_afterTheirTransferWasSent() throws IOException {
    try (Stores stores = Given.stores(temp.resolve("home"))) {
      List<byte[]> uploaded = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        FileId file = new FileId(given.id());
        WrappedKey key = given.key();
        uploaded.add(key.toBytes());
        stores.vault().keepUploadKey(file, key);
        stores.vault().admit(List.of(offer(), offer()), List.of(file));
      }

      assertThat(Disk.found(vaultFiles(), uploaded)).isEmpty();
    }
  }

  @Test
  void slots_areUsedAgain() throws Exception {
    try (Stores stores = Given.stores(temp.resolve("home"))) {
      for (int i = 0; i < 50; i++) {
        Vault.Offer offer = offer();
        stores.vault().admit(List.of(offer), List.of());
        end(stores.vault(), offer.delivery().facts().id());
      }
    }
    try (Session session = Session.open(vaultFiles().resolve("vault.db"))) {
      assertThat(session.number("SELECT count(*) FROM wrap")).isEqualTo(1);
    }
  }

  @Test
  void readerOfAnotherProcess_delaysTheWipe_andTheNextOneMakesUpForIt() throws Exception {
    try (Stores stores = Given.stores(temp.resolve("home"))) {
      Vault.Offer offer = offer();
      stores.vault().admit(List.of(offer), List.of());
      Vault.Offer other = offer();
      stores.vault().admit(List.of(other), List.of());
      stores
          .vault()
          .compareAndSet(
              stores.vault().find(other.delivery().facts().id()).orElseThrow(),
              Given.claimed(other.delivery(), 0, 10));
      try (Session reader = Session.open(vaultFiles().resolve("vault.db"))) {
        reader.execute("BEGIN");
        reader.number("SELECT count(*) FROM wrap");

        end(stores.vault(), offer.delivery().facts().id());
        assertThat(stores.vault().key(offer.delivery().facts().id())).isEmpty();
        assertThat(stores.wipePending()).isTrue();
        assertThat(stores.wipe()).isFalse();
      }
      assertThat(stores.wipe()).isTrue();
      assertThat(stores.wipePending()).isFalse();
      assertThat(Disk.found(vaultFiles(), List.of(offer.key().toBytes()))).isEmpty();
    }
  }

  @Test
  void keyThatAnotherProcessDestroyed_isGoneFromTheLog_whenTheServiceWipes() throws Exception {
    try (Stores service = Given.stores(temp.resolve("home"));
        Stores command = Given.stores(temp.resolve("home"))) {
      Vault.Offer offer = offer();
      service.vault().admit(List.of(offer), List.of());
      end(command.vault(), offer.delivery().facts().id());

      assertThat(service.wipe()).isTrue();
      assertThat(service.vault().key(offer.delivery().facts().id())).isEmpty();
      assertThat(Disk.found(vaultFiles(), List.of(offer.key().toBytes()))).isEmpty();
    }
  }
}
