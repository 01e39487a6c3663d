package org.ecluse.app.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.clock.TrustedClock;
import org.ecluse.app.config.Settings;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.FileOutpost;
import org.ecluse.app.ledger.Notary;
import org.ecluse.app.ledger.Outpost;
import org.ecluse.app.ledger.SignedAnchors;
import org.ecluse.app.ops.Observer;
import org.ecluse.app.pass.AccountAdmin;
import org.ecluse.app.pass.ConsoleGrant;
import org.ecluse.app.pass.PassOffice;
import org.ecluse.app.pass.PassPorts;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.app.pass.SshKeyVerifier;
import org.ecluse.app.receipt.Receipts;
import org.ecluse.app.signin.SignInOffice;
import org.ecluse.app.signin.SignInPorts;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.HouseClock;
import org.ecluse.app.transfer.LiveGrant;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.transfer.Ports;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.Safeguards;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.witness.Witness;
import org.ecluse.app.witness.WitnessOutpost;
import org.ecluse.app.witness.WitnessSettings;
import org.ecluse.policy.access.Door;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on one home, without doors: what a command needs, and the inside of the
 * service. Plain constructors, no framework, because a command lives for less than a second.
 */
public final class House implements AutoCloseable {

  private final Path home;
  private final Settings settings;
  private final HouseClock clock;
  private final Stores stores;
  private final PassOffice passOffice;
  private final Notary notary;
  private final Optional<WitnessOutpost> witness;
  private final SecureRandom random;
  private @Nullable SignInOffice signIn;
  private final Transfers transfers;
  private volatile Runnable withdrawn = () -> {};

  private House(
      Path home,
      Settings settings,
      HouseClock clock,
      Stores stores,
      Observer observer,
      SecureRandom random) {
    this.home = home;
    this.settings = settings;
    this.clock = clock;
    this.stores = stores;
    Records records = Observed.records(stores.records(), observer);
    PassPorts passPorts =
        new PassPorts(
            stores.accounts(),
            stores.sessions(),
            stores.passKeys(),
            fact -> records.append(List.of(fact)),
            observer::denied,
            (transfer, account) ->
                records.transfer(transfer).filter(found -> found.concerns(account)).isPresent(),
            () -> withdrawn.run());
    this.passOffice = new PassOffice(passPorts, settings.pass(), clock, random);
    this.witness = settings.witness().by().map(this::witnessOutpost);
    this.notary =
        new Notary(
            stores.ledger(),
            stores.ledger().key(),
            settings.ledger(),
            outposts(),
            fact -> records.append(List.of(fact)),
            clock);
    this.random = random;
    this.transfers =
        new Transfers(
            new Ports(
                records,
                stores.vault(),
                stores.blobs(),
                stores.epochKeys(),
                new SignedAnchors(stores.anchors(), notary),
                stores.accounts(),
                passOffice.liveGrants(),
                settings.rules(),
                new Safeguards(
                    settings.dormancy(),
                    stores.dormancyMarks(),
                    settings.releases(),
                    stores.outflow()),
                clock,
                random));
  }

  private WitnessOutpost witnessOutpost(WitnessSettings.By by) {
    return new WitnessOutpost(
        by,
        stores.ledger(),
        () -> notary().publicKey().name(),
        stores.remembered(),
        () -> Outward.tls(by.trust()));
  }

  private List<Outpost> outposts() {
    List<Outpost> outposts = new ArrayList<>(witness.stream().toList());
    settings.ledger().anchor().map(FileOutpost::new).ifPresent(outposts::add);
    return outposts;
  }

  /** Who remembers this house's checkpoints, where somebody does. */
  Optional<WitnessOutpost> witnessedBy() {
    return witness;
  }

  /** Remembers the checkpoints of others. */
  public Witness witness() {
    return new Witness(
        settings.witness().logs(),
        stores.witnessed(),
        stores.ledger().key(),
        new Cosigner(notary.publicKey()),
        clock);
  }

  /** Opens a home for a command; it is made where it is absent. */
  public static House open(Path home, Settings settings) {
    return open(home, settings, Clocks.system(), Observer.NONE);
  }

  /**
   * Opens a home.
   *
   * @param observer hears what happens through this house, not what other processes do
   */
  public static House open(Path home, Settings settings, InstantSource clock, Observer observer) {
    return open(home, settings, clock, System::nanoTime, observer);
  }

  /**
   * Opens a home on a machine with other ticks than its own, for tests that move both.
   *
   * @param machine the machine's clock
   * @param ticks its nanoseconds from some beginning
   */
  public static House open(
      Path home, Settings settings, InstantSource machine, LongSupplier ticks, Observer observer) {
    SecureRandom random = new SecureRandom();
    // The stores stamp the ledger with the house's time, which is known once they are open.
    AtomicReference<InstantSource> stamps = new AtomicReference<>(machine);
    Stores stores = Stores.open(home, () -> stamps.get().instant(), random);
    try {
      RecordsKeyCheck.pass(home, stores);
      HouseClock clock = TrustedClock.start(machine, ticks, stores.clockMarks());
      stamps.set(clock);
      return new House(home, settings, clock, stores, observer, random);
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /** The authority of whoever could open the home. */
  public Caller console() {
    return new Caller(ConsoleGrant.get(clock), Door.HTTPS, Optional.empty());
  }

  public Path home() {
    return home;
  }

  public Settings settings() {
    return settings;
  }

  public HouseClock clock() {
    return clock;
  }

  public Stores stores() {
    return stores;
  }

  public Accounts accounts() {
    return stores.accounts();
  }

  public AccountAdmin accountAdmin() {
    return passOffice.accountAdmin();
  }

  public PersonSessions personSessions() {
    return passOffice.personSessions();
  }

  /** Made when it is asked for first: most commands need none of its libraries. */
  public synchronized SignInOffice signIn() {
    if (signIn == null) {
      signIn =
          new SignInOffice(
              new SignInPorts(stores.accounts(), stores.credentials(), passOffice.personSessions()),
              settings.site(),
              clock,
              random);
    }
    return signIn;
  }

  public Passes passes() {
    return passOffice.passes();
  }

  public PassVerifier passVerifier() {
    return passOffice.passVerifier();
  }

  public SshKeyVerifier sshKeyVerifier() {
    return passOffice.sshKeyVerifier();
  }

  /** What stands for the addresses that people come from. */
  public Origins origins() {
    return new Origins(stores::pseudonym);
  }

  public LiveGrant liveGrant() {
    return passOffice.liveGrants();
  }

  /** Makes receipts of transfers. */
  public Receipts receipts() {
    return new Receipts(
        transfers,
        stores.ledger(),
        stores.ledger().key(),
        notary.publicKey(),
        this::checkpoint,
        clock);
  }

  private void checkpoint() {
    notary.hurryOnce();
    transfers.anchor();
  }

  /** Makes checkpoints of the ledger and has them remembered elsewhere. */
  public Notary notary() {
    return notary;
  }

  public Transfers transfers() {
    return transfers;
  }

  /** What is to happen when authority is withdrawn in this process, before that is answered. */
  void onWithdrawal(Runnable reaction) {
    withdrawn = reaction;
  }

  /** Forgets what was remembered of somebody's authority. */
  public void forgetAuthority() {
    passOffice.invalidate();
  }

  @Override
  public void close() {
    stores.close();
  }
}
