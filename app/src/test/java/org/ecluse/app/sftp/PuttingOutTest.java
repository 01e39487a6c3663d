package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient.Handle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No connection survives the end of its key, its pass or its account, whatever it is doing. */
class PuttingOutTest {

  private static final byte[] CONTENT = new byte[200_000];

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

  private ClientSession connect() throws IOException {
    return ssh.connect("ars-idf", "127.0.0.1", house.port()).verify(Guest.PATIENCE).getSession();
  }

  private static void awaitEnd(ClientSession session) {
    await().atMost(Guest.PATIENCE).until(() -> !session.isOpen());
  }

  @Test
  void aSessionThatOpenedNothing_isPutOut_andSoIsEveryOther_ofItsKey() throws IOException {
    KeyPair other = DoorHouse.newKey();
    house.addKey(DoorHouse.ARS, other);
    try (ClientSession idle = connect();
        ClientSession second = connect();
        Guest stays = new Guest(house, DoorHouse.ARS, other)) {
      for (ClientSession session : List.of(idle, second)) {
        session.addPublicKeyIdentity(house.arsKey);
        session.auth().verify(Guest.PATIENCE);
      }

      house.revokeKey(DoorHouse.ARS, house.arsKey);

      awaitEnd(idle);
      awaitEnd(second);
      assertThat(stays.names("/")).containsExactly("inbox");
    }
  }

  @Test
  void aSessionByPass_isPutOut_withItsPass() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    try (ClientSession session = connect();
        Guest stays = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      session.addPasswordIdentity(pass);
      session.auth().verify(Guest.PATIENCE);

      house.revokePassesOf(DoorHouse.ARS);

      awaitEnd(session);
      assertThat(stays.names("/")).containsExactly("inbox");
    }
  }

  /** The server has said that the key would do; the signature comes after its revocation. */
  @Test
  void aKeyRevokedBetweenItsOfferAndItsSignature_doesNotOpen() throws IOException {
    AtomicBoolean asked = new AtomicBoolean();
    try (ClientSession session = connect()) {
      session.setPublicKeyAuthenticationReporter(
          new PublicKeyAuthenticationReporter() {
            @Override
            public void signalSignatureAttempt(
                ClientSession trying,
                String service,
                KeyPair identity,
                String algorithm,
                byte[] signature) {
              asked.set(true);
              house.revokeKey(DoorHouse.ARS, house.arsKey);
            }
          });
      session.addPublicKeyIdentity(house.arsKey);
      var authentication = session.auth();
      assertThatThrownBy(() -> authentication.verify(Guest.PATIENCE))
          .isInstanceOf(SshException.class);
      assertThat(asked).isTrue();
      assertThat(session.isAuthenticated()).isFalse();
    }
  }

  @Test
  void aSenderWhoIsWriting_isPutOut_andNothingOfItStays() throws IOException {
    try (Guest hospital = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey)) {
      Handle handle = hospital.sftp.open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create);
      hospital.sftp.write(handle, 0, CONTENT, 0, CONTENT.length);

      house.disable(DoorHouse.HOSPITAL);

      awaitEnd(hospital.session);
    }
    assertThat(house.inbox(DoorHouse.ARS)).isEmpty();
    await().atMost(Guest.PATIENCE).until(() -> filesBelow("home/blobs").isEmpty());
  }

  private List<Path> filesBelow(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aRecipientWithAnOpenHandle_isPutOut_andTheDeliveryStays() throws IOException {
    try (Guest hospital = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey)) {
      hospital.put("/ars-idf/export.csv", CONTENT);
    }
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      String file = ars.onlyTransfer() + "/export.csv";
      assertThat(ars.sftp.open(file, OpenMode.Read).isOpen()).isTrue();

      house.revokeKey(DoorHouse.ARS, house.arsKey);

      awaitEnd(ars.session);
    }
    assertThat(house.inbox(DoorHouse.ARS).getFirst().state()).isEqualTo("available");
  }
}
