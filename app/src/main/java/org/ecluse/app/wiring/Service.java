package org.ecluse.app.wiring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.ecluse.app.archive.Forgetting;
import org.ecluse.app.config.Listen;
import org.ecluse.app.config.Settings;
import org.ecluse.app.ops.Check;
import org.ecluse.app.ops.Metrics;
import org.ecluse.app.ops.OpsListener;
import org.ecluse.app.store.HomeLock;
import org.ecluse.app.store.ObeyedRevision;
import org.ecluse.app.store.Stores;
import org.ecluse.app.sweep.Chore;
import org.ecluse.app.sweep.RevisionWatch;
import org.ecluse.app.sweep.Sweeper;
import org.ecluse.app.transfer.HouseClock;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.watch.Watch;
import org.ecluse.app.witness.WitnessOutpost;
import org.ecluse.crypto.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: a house, its doors, and what happens in it without anybody asking.
 *
 * <p>The order of the start is the order of trust: nobody else runs on this home (lock), the stores
 * agree with each other (reconciliation), what is over ends and what is revoked is noticed
 * (sweeper, watch), and only then does a door open. The order of the stop is the reverse; whatever
 * was started before a failure is stopped again. The last thing done is that records and vault
 * remember each other as they are left behind.
 */
public final class Service implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Settings settings;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicBoolean doorsOpen = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicReference<String> address = new AtomicReference<>("");
  private Optional<OpsListener> ops = Optional.empty();

  private Service(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts everything; connections are accepted when this returns, unless an admin has to decide
   * something before: see {@link #isOpen}.
   *
   * @throws RuntimeException with a sentence for the operator; nothing is left running
   */
  public static Service start(Path home, Settings settings) {
    Service service = new Service(settings);
    try {
      service.start(home);
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  private void start(Path home) {
    HomeLock lock = HomeLock.take(home);
    undo.push(lock::close);
    var _ = CompletableFuture.runAsync(Doors::warmUp, Service::aside);
    Metrics metrics = new Metrics();
    undo.push(metrics::close);
    House house = House.open(home, settings, Clocks.system(), metrics);
    undo.push(house::close);
    LOG.info("{}", Engine.active().sentence());
    Preflight.check(house);
    house.witnessedBy().ifPresent(Service::ask);
    house.transfers().reconcile();
    undo.push(() -> anchorLast(house));
    Gauges.register(house, metrics);

    List<Entrance> doors = Doors.of(home, house, metrics.registry());
    Sweeper sweeper = sweeper(house, doors, metrics);
    ObeyedRevision obeyed = new ObeyedRevision(home);
    RevisionWatch watch = watch(house, doors, obeyed, metrics);
    sweeper.start();
    undo.push(sweeper::close);
    undo.push(obeyed::withdraw);
    house.onWithdrawal(watch::look);
    watch.start();
    undo.push(watch::close);
    Outward outward = Outward.start(house, metrics.registry());
    undo.push(outward::close);
    openOps(house, sweeper, metrics);
    undo.push(() -> closeDoors(doors));
    openUnlessUndecided(house, doors);
    started.set(true);
  }

  /** A witness that cannot be reached now is asked again as soon as there is something to send. */
  private static void ask(WitnessOutpost witness) {
    try {
      witness.ask();
    } catch (IOException e) {
      LOG.warn("the witness {} cannot be asked: {}", witness.name(), e.getClass().getName());
    }
  }

  /** What was written since the last checkpoint is signed too, and told to whoever remembers it. */
  private static void anchorLast(House house) {
    house.notary().hurry();
    house.transfers().anchor();
  }

  private Sweeper sweeper(House house, List<Entrance> doors, Metrics metrics) {
    Stores stores = house.stores();
    return new Sweeper(
        List.of(
            new Chore("clock", house.transfers()::keepTime),
            new Chore("dormancy", house.transfers()::watchUse),
            new Chore("sweep", house.transfers()::sweep),
            new Chore("anchor", house.transfers()::anchor),
            new Chore("watch", watch(house, metrics)::look),
            new Chore("retention", forgetting(house)::round),
            new Chore("wipe", () -> wipe(stores)),
            new Chore("doors", () -> openOnceDecided(house, doors))),
        settings.sweepInterval(),
        metrics.registry());
  }

  private static Watch watch(House house, Metrics metrics) {
    return new Watch(
        new Watch.Probes(
            house.transfers()::expiredButStoredBytes,
            () -> Readiness.freeBytes(house),
            metrics::refused,
            System::nanoTime),
        house.settings().watch(),
        house.transfers()::raise);
  }

  private static Forgetting forgetting(House house) {
    return new Forgetting(house.stores().archive(), house.settings().memory(), house.clock());
  }

  private static void wipe(Stores stores) {
    if (stores.wipePending()) {
      stores.wipe();
    }
  }

  private static RevisionWatch watch(
      House house, List<Entrance> doors, ObeyedRevision obeyed, Metrics metrics) {
    Transfers transfers = house.transfers();
    return new RevisionWatch(
        house.accounts()::revision,
        List.of(
            new Chore("forget-authority", house::forgetAuthority),
            new Chore("recheck-transfers", transfers::recheck),
            new Chore("recheck-doors", () -> doors.forEach(Entrance::recheck))),
        obeyed::publish,
        metrics.registry());
  }

  private void openOps(House house, Sweeper sweeper, Metrics metrics) {
    if (settings.ops().isEmpty()) {
      return;
    }
    Listen at = settings.ops().get();
    List<Check> readiness =
        List.of(
            new Check("doors", doorsOpen::get),
            new Check("sweeper", sweeper::isAlive),
            new Check("stores", () -> Readiness.storesWork(house)),
            new Check("clock", () -> house.clock().standing() != HouseClock.Standing.AHEAD),
            new Check("dormancy", () -> !house.transfers().isClosed()));
    try {
      OpsListener listener =
          OpsListener.start(new InetSocketAddress(at.host(), at.port()), readiness, metrics::text);
      ops = Optional.of(listener);
      undo.push(listener::close);
    } catch (IOException e) {
      throw Doors.cannotListen("ops", at, e);
    }
  }

  private void openOnceDecided(House house, List<Entrance> doors) {
    if (started.get()) {
      openUnlessUndecided(house, doors);
    }
  }

  /** Opens the doors at the start, or as soon as an admin has decided what had to be decided. */
  private void openUnlessUndecided(House house, List<Entrance> doors) {
    synchronized (opened) {
      if (opened.getCount() > 0 && !stopped.get() && !house.transfers().awaitsDecision()) {
        openDoors(doors);
        opened.countDown();
      }
    }
  }

  /** Opens the doors side by side: each takes most of its time for itself. */
  private void openDoors(List<Entrance> doors) {
    List<CompletableFuture<String>> opening =
        doors.stream()
            .map(door -> CompletableFuture.supplyAsync(() -> open(door), Service::aside))
            .toList();
    try {
      address.set(opening.stream().map(CompletableFuture::join).collect(Collectors.joining(" ")));
    } catch (CompletionException e) {
      opening.forEach(each -> each.exceptionally(_ -> "").join());
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    doorsOpen.set(true);
  }

  /** On a thread of its own: on a small machine the common pool has one, for everything. */
  private static void aside(Runnable task) {
    Thread.ofPlatform().daemon().name("ecluse-start").start(task);
  }

  private void closeDoors(List<Entrance> doors) {
    synchronized (opened) {
      doorsOpen.set(false);
    }
    Duration grace = settings.stopGrace();
    CompletableFuture.allOf(
            doors.stream()
                .map(door -> CompletableFuture.runAsync(() -> door.close(grace)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static String open(Entrance door) {
    int port = door.open();
    String host = door.at().host();
    boolean isBareIpv6 = host.contains(":") && !host.startsWith("[");
    String shown = isBareIpv6 ? "[" + host + "]" : host;
    return "%s=%s://%s:%d".formatted(door.scheme(), door.scheme(), shown, port);
  }

  /** Whether the doors are open; at the start an admin may have to decide something first. */
  public boolean isOpen() {
    return opened.getCount() == 0;
  }

  /** Waits until the doors are open. */
  public void awaitOpen() throws InterruptedException {
    opened.await();
  }

  /** Where the doors are: {@code https=https://HOST:PORT sftp=sftp://HOST:PORT}. */
  public String address() {
    return address.get();
  }

  /** The port of health and metrics, where they are on. */
  public Optional<Integer> opsPort() {
    return ops.map(OpsListener::port);
  }

  /** Stops gently, within the grace of the settings; done again, it does nothing. */
  @Override
  public void close() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    while (!undo.isEmpty()) {
      Runnable step = undo.pop();
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn("a step of the stop failed: {}", e.getClass().getName());
        LOG.debug("a step of the stop failed", e);
      }
    }
  }
}
