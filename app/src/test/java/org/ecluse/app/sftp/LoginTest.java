package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.certificate.OpenSshCertificateBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {

  @TempDir Path directory;
  private DoorHouse house;
  private SshClient ssh;

  @BeforeEach
  void open() {
    house = new DoorHouse(directory);
    ssh = Guest.newClient();
  }

  @AfterEach
  void close() {
    ssh.stop();
    house.close();
  }

  private ClientSession connect(String user) throws IOException {
    return ssh.connect(user, "127.0.0.1", house.port()).verify(Guest.PATIENCE).getSession();
  }

  private boolean entersWithPassword(String user, String password) throws IOException {
    try (ClientSession session = connect(user)) {
      session.addPasswordIdentity(password);
      return enters(session);
    }
  }

  private boolean entersWithKey(String user, KeyPair key) throws IOException {
    try (ClientSession session = connect(user)) {
      session.addPublicKeyIdentity(key);
      return enters(session);
    }
  }

  private static boolean enters(ClientSession session) throws IOException {
    try {
      session.auth().verify(Guest.PATIENCE);
      return true;
    } catch (SshException refused) {
      return false;
    }
  }

  @Test
  void aPass_isAPassword_forItsOwnAccountOnly() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    assertThat(entersWithPassword("ars-idf", pass)).isTrue();
    assertThat(entersWithPassword("cpam-75", pass)).isFalse();
    assertThat(entersWithPassword("ars-idf", " ")).isFalse();
    assertThat(entersWithPassword("ars-idf", pass + "x")).isFalse();
    assertThat(entersWithPassword("ars-idf", house.passForHttps(DoorHouse.ARS))).isFalse();
  }

  @Test
  void aPass_answersTheInteractivePrompt() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    ssh.setUserAuthFactoriesNameList("keyboard-interactive");
    ssh.setUserInteraction(new Answering(pass));
    try (ClientSession session = connect("ars-idf")) {
      assertThat(enters(session)).isTrue();
    }
    ssh.setUserInteraction(new Answering("no"));
    try (ClientSession session = connect("ars-idf")) {
      assertThat(enters(session)).isFalse();
    }
  }

  private record Answering(String answer) implements UserInteraction {
    @Override
    public String[] interactive(
        ClientSession session,
        String name,
        String instruction,
        String language,
        String[] prompts,
        boolean[] echo) {
      assertThat(prompts).containsExactly("Password: ");
      assertThat(echo).containsOnly(false);
      return new String[] {answer};
    }

    @Override
    public String getUpdatedPassword(ClientSession session, String prompt, String language) {
      return answer;
    }
  }

  @Test
  void foreignKeys_unknownUsers_andAdmins_areRefused() throws IOException {
    KeyPair adminKey = DoorHouse.newKey();
    AccountId admin = new AccountId("chef");
    house.add(admin, Role.ADMIN, adminKey);

    assertThat(entersWithKey("ars-idf", house.arsKey)).isTrue();
    assertThat(entersWithKey("ars-idf", house.cpamKey)).isFalse();
    assertThat(entersWithKey("ars-idf", DoorHouse.newKey())).isFalse();
    assertThat(entersWithKey("nobody", house.arsKey)).isFalse();
    assertThat(entersWithKey("", house.arsKey)).isFalse();
    assertThat(entersWithKey("../ars-idf", house.arsKey)).isFalse();
    assertThat(entersWithKey("chef", adminKey)).isFalse();
    assertThat(entersWithPassword("chef", house.pass(admin))).isFalse();
  }

  /** A probe with one key and a login with a pass: the session is the pass's, not the key's. */
  @Test
  void whatWasOnlyOffered_doesNotColourTheLogin() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    try (ClientSession session = connect("ars-idf")) {
      session.addPublicKeyIdentity(
          new KeyPair(house.arsKey.getPublic(), DoorHouse.newKey().getPrivate()));
      session.addPasswordIdentity(pass);
      assertThat(enters(session)).isTrue();
      house.revokeKey(DoorHouse.ARS, house.arsKey);
      try (var sftp = SftpClientFactory.instance().createSftpClient(session)) {
        assertThat(sftp.canonicalPath(".")).isEqualTo("/");
      }
    }
  }

  /** A certificate that somebody signed is worth nothing here, whatever key is in it. */
  @Test
  void aCertificate_isRefused() throws Exception {
    KeyPair authority = DoorHouse.newKey();
    OpenSshCertificate certificate =
        OpenSshCertificateBuilder.userCertificate()
            .id("test")
            .serial(1)
            .principals(List.of("ars-idf"))
            .publicKey(house.arsKey.getPublic())
            .validBefore(OpenSshCertificate.INFINITY)
            .sign(authority);
    assertThat(entersWithKey("ars-idf", new KeyPair(certificate, house.arsKey.getPrivate())))
        .isFalse();
    assertThat(entersWithKey("ars-idf", house.arsKey)).isTrue();
  }

  /** Even the right key does not open then: nobody gets as far as showing it. */
  @Test
  void anAddressThatKeepsFailing_isTurnedAway() throws IOException {
    var turnedAway = house.meters.counter("ecluse.sftp.turned.away");
    for (int guesses = 0; guesses < SftpSettings.DEFAULT.maxFailuresPerSource(); guesses++) {
      assertThat(turnedAway.count()).as("turned away after %d guesses", guesses).isZero();
      assertThat(entersWithKey("ars-idf", DoorHouse.newKey())).isFalse();
    }
    assertThat(isTurnedAway(house.arsKey)).isTrue();
    assertThat(turnedAway.count()).isEqualTo(1);
  }

  /** The line may be cut before the client's library has made a session of it, or after. */
  private boolean isTurnedAway(KeyPair key) throws IOException {
    try {
      return !entersWithKey("ars-idf", key);
    } catch (SshException cutAtOnce) {
      return true;
    }
  }
}
