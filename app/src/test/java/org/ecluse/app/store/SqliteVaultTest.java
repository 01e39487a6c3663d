package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteVaultTest {

  @TempDir Path temp;

  private final Given given = new Given();
  private Stores stores;
  private Vault vault;

  @BeforeEach
  void open() {
    stores = Given.stores(temp.resolve("home"));
    vault = stores.vault();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private Vault.Entry admitted(Vault.Offer offer) {
    vault.admit(List.of(offer), List.of());
    return found(offer.delivery().facts().id());
  }

  private Vault.Entry found(DeliveryId id) {
    return vault.find(id).orElseThrow();
  }

  @Test
  void upload_key_isKeptUntilShredded() {
    FileId file = new FileId(given.id());
    WrappedKey key = given.key();
    vault.keepUploadKey(file, key);
    assertThat(vault.uploadKey(file).orElseThrow().toBytes()).isEqualTo(key.toBytes());
    assertThat(vault.uploads()).containsExactly(file);

    vault.shredUploadKeys(List.of(file, new FileId(given.id())));

    assertThat(vault.uploadKey(file)).isEmpty();
    assertThat(vault.uploads()).isEmpty();
  }

  @Test
  void admit_takesDeliveriesIn_andShredsTheUploadKeys() {
    FileId file = new FileId(given.id());
    vault.keepUploadKey(file, given.key());
    Vault.Offer one = given.offer();
    Vault.Offer two = given.offer();

    vault.admit(List.of(one, two), List.of(file));

    assertThat(vault.uploadKey(file)).isEmpty();
    assertThat(found(one.delivery().facts().id())).isEqualTo(new Vault.Entry(one.delivery(), 1));
    assertThat(vault.key(two.delivery().facts().id()).orElseThrow().toBytes())
        .isEqualTo(two.key().toBytes());
    assertThat(vault.live()).extracting(Vault.Entry::delivery).contains(one.delivery());
  }

  @Test
  void claimedState_comesBackAsItWasSet() {
    Vault.Entry entry = admitted(given.offer());
    Delivery.Claimed claimed = Given.claimed(entry.delivery(), 4096, 70_000);
    claimed = Given.claimed(claimed, 500_000, 600_000);

    assertThat(vault.compareAndSet(entry, claimed)).isTrue();

    Vault.Entry after = found(entry.delivery().facts().id());
    assertThat(after).isEqualTo(new Vault.Entry(claimed, entry.version() + 1));
    assertThat(vault.findAll(List.of(claimed.facts().id(), new DeliveryId(given.id()))))
        .containsExactly(after);
  }

  @Test
  void compareAndSet_atAnOldVersion_changesNothing() {
    Vault.Entry entry = admitted(given.offer());
    Delivery.Claimed first = Given.claimed(entry.delivery(), 0, 10);
    vault.compareAndSet(entry, first);

    assertThat(vault.compareAndSet(entry, Given.ended(entry.delivery()))).isFalse();

    assertThat(found(first.facts().id()).delivery()).isEqualTo(first);
    assertThat(vault.key(first.facts().id())).isPresent();
  }

  @Test
  void end_shredsTheKey_andWaitsToBeSettled() {
    Vault.Entry entry = admitted(given.offer());
    DeliveryId id = entry.delivery().facts().id();
    Delivery.Ended ended = Given.ended(entry.delivery());

    assertThat(vault.compareAndSet(entry, ended)).isTrue();

    assertThat(vault.key(id)).isEmpty();
    assertThat(found(id).delivery()).isEqualTo(ended);
    assertThat(vault.live()).isEmpty();
    assertThat(vault.ended()).containsExactly(found(id));
    assertThat(vault.unsettled(10)).containsExactly(found(id));
    vault.settled(List.of(id));
    assertThat(vault.unsettled(10)).isEmpty();
  }

  @Test
  void tally_countsWhatLives_andWhatOfItIsClaimed() {
    Vault.Entry claimed = admitted(given.offer());
    Vault.Entry ended = admitted(given.offer());
    vault.admit(List.of(given.offer(), given.offer()), List.of());
    vault.compareAndSet(claimed, Given.claimed(claimed.delivery(), 0, 10));
    vault.compareAndSet(ended, Given.ended(ended.delivery()));

    assertThat(vault.tally()).isEqualTo(new Vault.Tally(3, 1));
  }

  @Test
  void tally_takesTheSameMemory_howeverManyThereAre() {
    vault.admit(Stream.generate(given::offer).limit(5_000).toList(), List.of());
    vault.tally();
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    assertThat(vault.tally().live()).isEqualTo(5_000);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
  }

  @Test
  void endedDelivery_isNotBroughtBack() {
    Vault.Entry entry = admitted(given.offer());
    vault.compareAndSet(entry, Given.ended(entry.delivery()));
    Vault.Entry ended = found(entry.delivery().facts().id());

    assertThatThrownBy(() -> vault.compareAndSet(ended, entry.delivery()))
        .isInstanceOf(StoreException.class);

    assertThat(found(entry.delivery().facts().id())).isEqualTo(ended);
  }

  @Test
  void fiftyThreads_thatSawOneVersion_haveOneWinner() throws Exception {
    Vault.Entry entry = admitted(given.offer());
    List<Callable<Boolean>> race =
        IntStream.range(0, 50)
            .<Callable<Boolean>>mapToObj(
                i -> {
                  Delivery next =
                      i % 2 == 0
                          ? Given.claimed(entry.delivery(), i, i + 1)
                          : Given.ended(entry.delivery());
                  return () -> vault.compareAndSet(entry, next);
                })
            .toList();
    long winners = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> result : threads.invokeAll(race)) {
        winners += result.get() ? 1 : 0;
      }
    }

    assertThat(winners).isEqualTo(1);
    assertThat(found(entry.delivery().facts().id()).version()).isEqualTo(2);
  }

  @Test
  void twoProcesses_thatSawOneVersion_haveOneWinner() {
    Vault.Entry entry = admitted(given.offer());
    Delivery.Claimed next = Given.claimed(entry.delivery(), 0, 10);
    try (Stores other = Given.stores(temp.resolve("home"))) {
      assertThat(other.vault().compareAndSet(entry, next)).isTrue();
      assertThat(vault.compareAndSet(entry, next)).isFalse();
    }
  }

  @Test
  void due_areTheExpired_andTheUnreportedLeases() {
    Vault.Entry available = admitted(given.offer());
    Vault.Entry claimed = admitted(given.offer());
    vault.compareAndSet(claimed, Given.claimed(claimed.delivery(), 0, 10));
    Vault.Entry reported = admitted(given.offer());
    Delivery.Claimed lapsed = Given.claimed(reported.delivery(), 0, 10);
    vault.compareAndSet(
        reported,
        Lifecycle.passTime(lapsed, Moment.of(Given.NOW.plus(Duration.ofHours(1))))
            .orElseThrow()
            .next());
    Vault.Entry ended = admitted(given.offer());
    vault.compareAndSet(ended, Given.ended(ended.delivery()));

    assertThat(vault.due(Moment.of(Given.NOW), 10)).isEmpty();
    assertThat(vault.due(Moment.of(Given.NOW.plus(Duration.ofHours(1))), 10))
        .extracting(entry -> entry.delivery().facts().id())
        .containsExactly(claimed.delivery().facts().id());
    assertThat(vault.due(Moment.of(Given.NOW.plus(Given.RETENTION)), 10))
        .extracting(entry -> entry.delivery().facts().id())
        .containsExactlyInAnyOrder(
            available.delivery().facts().id(),
            claimed.delivery().facts().id(),
            reported.delivery().facts().id());
    assertThat(vault.due(Moment.of(Given.NOW.plus(Given.RETENTION)), 2)).hasSize(2);
  }

  @Test
  void liveKeys_areCountedByEpoch() {
    Vault.Entry entry = admitted(given.offer());
    vault.admit(List.of(new Vault.Offer(given.delivery(), given.key("2026-11-24"))), List.of());
    vault.keepUploadKey(new FileId(given.id()), given.key());

    assertThat(vault.liveKeys(Given.EPOCH)).isEqualTo(2);
    assertThat(vault.liveKeys("2026-11-24")).isEqualTo(1);
    vault.compareAndSet(entry, Given.ended(entry.delivery()));
    assertThat(vault.liveKeys(Given.EPOCH)).isEqualTo(1);
  }

  @Test
  void failedWrite_harmsOnlyItself() throws Exception {
    Vault.Offer twice = given.offer();
    vault.admit(List.of(twice), List.of());
    List<Callable<Boolean>> race =
        IntStream.range(0, 40)
            .<Callable<Boolean>>mapToObj(
                i -> {
                  Vault.Offer offer = i % 10 == 0 ? twice : given.offer();
                  return () -> {
                    vault.admit(List.of(offer), List.of());
                    return true;
                  };
                })
            .toList();
    int failures = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> result : threads.invokeAll(race)) {
        failures += result.state() == Future.State.FAILED ? 1 : 0;
      }
    }

    assertThat(failures).isEqualTo(4);
    assertThat(vault.live()).hasSize(37);
  }

  @Test
  void afterClose_everythingIsRefused() {
    stores.close();

    assertThatThrownBy(() -> vault.live()).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> vault.keepUploadKey(new FileId(given.id()), given.key()))
        .isInstanceOf(StoreException.class);
  }
}
