package org.ecluse.app.sftp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.ecluse.app.account.Account;
import org.ecluse.app.pass.ConsoleGrant;
import org.ecluse.app.pass.PassOffice;
import org.ecluse.app.pass.PassPorts;
import org.ecluse.app.pass.PassRequest;
import org.ecluse.app.pass.PassSettings;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.Guarded;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.transfer.Ports;
import org.ecluse.app.transfer.SoundClock;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.rules.Rules;

/** The real service with the real stores behind a real SFTP door, in a home of its own. */
final class DoorHouse implements AutoCloseable {

  static final AccountId HOSPITAL = new AccountId("hopital-nord");
  static final AccountId ARS = new AccountId("ars-idf");
  static final AccountId CPAM = new AccountId("cpam-75");

  final Path directory;
  final Stores stores;
  final PassOffice passes;
  final Transfers transfers;
  final SftpDoor door;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final KeyPair hospitalKey = newKey();
  final KeyPair arsKey = newKey();
  final KeyPair cpamKey = newKey();
  private final InstantSource clock = Clock.systemUTC();

  DoorHouse(Path directory) {
    this(directory, Rules.DEFAULT, SftpSettings.DEFAULT);
  }

  DoorHouse(Path directory, Rules rules, SftpSettings settings) {
    this.directory = directory;
    SecureRandom random = new SecureRandom();
    stores = Stores.open(directory.resolve("home"), clock, random);
    passes =
        new PassOffice(
            new PassPorts(
                stores.accounts(),
                stores.sessions(),
                stores.passKeys(),
                event -> stores.records().append(List.of(event)),
                denial -> {}),
            PassSettings.DEFAULT,
            clock,
            random);
    transfers =
        new Transfers(
            new Ports(
                stores.records(),
                stores.vault(),
                stores.blobs(),
                stores.epochKeys(),
                stores.anchors(),
                stores.accounts(),
                passes.liveGrants(),
                rules,
                Guarded.by(stores),
                new SoundClock(clock),
                random));
    transfers.reconcile();
    add(HOSPITAL, Role.SENDER, hospitalKey);
    add(ARS, Role.RECIPIENT, arsKey);
    add(CPAM, Role.RECIPIENT, cpamKey);
    door =
        new SftpDoor(
            transfers,
            passes.passVerifier(),
            passes.sshKeyVerifier(),
            passes.liveGrants(),
            new Origins(stores::pseudonym),
            settings.at("127.0.0.1", 0),
            directory.resolve("home/ssh"),
            meters,
            clock);
    try {
      door.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.port();
  }

  Caller console() {
    return new Caller(ConsoleGrant.get(clock), Door.HTTPS, Optional.empty());
  }

  Account add(AccountId id, Role role, KeyPair... keys) {
    List<String> lines =
        List.of(keys).stream().map(key -> PublicKeyEntry.toString(key.getPublic())).toList();
    return done(passes.accountAdmin().add(console(), id, role, Optional.empty(), lines));
  }

  /** Adds a key to an account. */
  void addKey(AccountId id, KeyPair key) {
    done(passes.accountAdmin().addKey(console(), id, PublicKeyEntry.toString(key.getPublic())));
  }

  void disable(AccountId id) {
    done(passes.accountAdmin().disable(console(), id));
    authorityMoved();
  }

  void revokePassesOf(AccountId id) {
    var account = stores.accounts().find(id).orElseThrow().ref();
    done(passes.passes().list(console())).stream()
        .filter(pass -> pass.account().equals(account))
        .forEach(pass -> done(passes.passes().revoke(console(), pass.id())));
    authorityMoved();
  }

  void revokeKey(AccountId id, KeyPair key) {
    done(passes.accountAdmin().revokeKey(console(), id, KeyUtils.getFingerPrint(key.getPublic())));
    authorityMoved();
  }

  /** What the revision watch does when it sees a change. */
  void authorityMoved() {
    passes.invalidate();
    transfers.recheck();
    door.recheck();
  }

  /** What an account's inbox holds, asked from the service by the grant of its pass. */
  List<DeliveryView> inbox(AccountId id) {
    Grant grant = passes.passVerifier().verify(pass(id), Door.SFTP).orElseThrow();
    return done(transfers.inbox(new Caller(grant, Door.SFTP, Optional.empty())));
  }

  void revokeOnlyDelivery() {
    var transfer = done(transfers.list(console(), 10)).getFirst();
    done(transfers.revoke(console(), transfer.deliveries().getFirst().id()));
  }

  /** Ends whatever is live. */
  void revokeEverything() {
    for (var transfer : done(transfers.list(console(), 1_000))) {
      if (!transfer.state().equals("ended")) {
        done(transfers.revoke(console(), transfer.id()));
      }
    }
  }

  String pass(AccountId id) {
    return done(passes.passes().issue(console(), PassRequest.of(id))).token();
  }

  String passForHttps(AccountId id) {
    return done(passes
            .passes()
            .issue(
                console(),
                new PassRequest(id, Optional.empty(), Set.of(Door.HTTPS), Optional.empty())))
        .token();
  }

  static KeyPair newKey() {
    try {
      return KeyUtils.generateKeyPair("ssh-ed25519", 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a private key as OpenSSH wants to find it. */
  Path keyFile(String name, KeyPair key) {
    Path file = directory.resolve(name);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, bytes);
      Files.write(file, bytes.toByteArray());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return file;
  }

  /** The line of this server for a known_hosts file. */
  Path knownHosts() {
    Path file = directory.resolve("known_hosts");
    try {
      String key =
          Files.readString(
              directory.resolve("home/ssh/ssh_host_ed25519_key.pub"), StandardCharsets.UTF_8);
      return Files.writeString(file, "[127.0.0.1]:" + port() + " " + key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Logs in with sshj, which agrees on AES-CTR. It works with the JDK's ciphers here: with the LTS
   * edition's it takes a short update for a whole one.
   */
  SSHClient sshj(AccountId user, KeyPair key) throws IOException {
    SecurityUtils.setRegisterBouncyCastle(false);
    SSHClient ssh = new SSHClient();
    ssh.addHostKeyVerifier(new PromiscuousVerifier());
    ssh.connect("127.0.0.1", port());
    ssh.authPublickey(user.value(), ssh.loadKeys(keyFile("sshj-key", key).toString()));
    return ssh;
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  @Override
  public void close() {
    door.stop(Duration.ZERO);
    stores.close();
  }
}
