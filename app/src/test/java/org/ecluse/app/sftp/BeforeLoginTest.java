package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do who has not logged in: nothing, and not for long. */
@TestInstance(Lifecycle.PER_CLASS)
class BeforeLoginTest {

  /** Less than the login grace, so that it is not the grace that ends a connection. */
  private static final int AT_ONCE_MILLIS = 20_000;

  private DoorHouse house;
  private SshClient ssh;

  @BeforeAll
  void open(@TempDir Path directory) {
    house = new DoorHouse(directory);
    ssh = Guest.newClient();
  }

  @AfterAll
  void close() {
    ssh.stop();
    house.close();
  }

  /** The door works for those who knock as they should. */
  @AfterEach
  void anHonestClient_getsIn() {
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      assertThat(ars.names("/")).containsExactly("inbox");
    }
  }

  /** Encrypted, and asked who it is. */
  private ClientSession stranger() throws IOException {
    ClientSession session =
        ssh.connect("ars-idf", "127.0.0.1", house.port()).verify(Guest.PATIENCE).getSession();
    assertThat(session.waitFor(EnumSet.of(ClientSessionEvent.WAIT_AUTH), Guest.PATIENCE))
        .contains(ClientSessionEvent.WAIT_AUTH);
    return session;
  }

  private static void send(ClientSession session, int message, String... fields)
      throws IOException {
    Buffer buffer = session.createBuffer((byte) message);
    for (String field : fields) {
      buffer.putString(field);
    }
    buffer.putUInt(0);
    buffer.putUInt(0x10000);
    buffer.putUInt(0x8000);
    // The answer may be there, and the session closed, before this side hears that its packet went.
    assertThat(session.writePacket(buffer).await(Guest.PATIENCE)).isTrue();
  }

  private static void assertPutOut(ClientSession session) {
    await().atMost(Guest.PATIENCE).until(() -> !session.isOpen());
    assertThat(session.isAuthenticated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 6, 8, 22, 51, 52, 53, 60, 62, 66, 79, 80, 81, 90, 91, 93, 94, 98, 99, 128, 192, 255
      })
  void aMessageBeforeItsTime_endsTheConnection(int message) throws IOException {
    try (ClientSession session = stranger()) {
      send(session, message, "session");
      assertPutOut(session);
    }
  }

  @Test
  void theLogin_isAskedForOnce() throws IOException {
    try (ClientSession session = stranger()) {
      send(session, SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
      assertPutOut(session);
    }
  }

  @Test
  void otherServices_areNot() throws IOException {
    try (PlainLine line = new PlainLine(house).introduced()) {
      byte[] name = "ssh-connection".getBytes(StandardCharsets.US_ASCII);
      line.packet(
          ByteBuffer.allocate(1 + Integer.BYTES + name.length)
              .put(SshConstants.SSH_MSG_SERVICE_REQUEST)
              .putInt(name.length)
              .put(name)
              .array());
      assertThat(line.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        SshConstants.SSH_MSG_IGNORE,
        SshConstants.SSH_MSG_DEBUG,
        SshConstants.SSH_MSG_UNIMPLEMENTED
      })
  void smallTalk_doesNoHarm(byte message) throws IOException {
    try (ClientSession session = stranger()) {
      send(session, message, "");
      session.addPublicKeyIdentity(house.arsKey);
      session.auth().verify(Guest.PATIENCE);
      assertThat(session.isAuthenticated()).isTrue();
    }
  }

  /** The library reads on a little before it hangs up, so as not to tell what it did not like. */
  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 1, 4, 300_000})
  void aLengthThatNoPacketHas_endsTheConnection(int length) throws IOException {
    byte[] begin = ByteBuffer.allocate(1024).putInt(length).array();
    try (PlainLine line = new PlainLine(house).introduced().say(begin)) {
      assertThat(line.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
    }
  }

  /**
   * With AES-GCM the length is not encrypted: a lie about it is heard before the tag is checked.
   */
  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MAX_VALUE, 0, 16, 300_000})
  void bytesThatNoKeyMade_endTheConnection(int length) throws IOException {
    try (ClientSession session = stranger()) {
      session
          .getIoSession()
          .writeBuffer(new ByteArrayBuffer(ByteBuffer.allocate(1024).putInt(length).array()));
      assertPutOut(session);
    }
  }

  @Test
  void aPaddingLongerThanItsPacket_endsTheConnection() throws IOException {
    byte[] packet = ByteBuffer.allocate(16).putInt(12).put((byte) 0xff).array();
    try (PlainLine line = new PlainLine(house).introduced().say(packet)) {
      assertThat(line.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
    }
  }

  /** Strict key exchange, against Terrapin: nothing can be slipped in before the keys. */
  @Test
  void smallTalkDuringAStrictKeyExchange_endsTheConnection() throws IOException {
    try (PlainLine line = new PlainLine(house).introduced()) {
      line.packet(strictKexInit());
      assertThat(line.nextType()).isEqualTo(SshConstants.SSH_MSG_KEXINIT);
      line.packet(new byte[] {SshConstants.SSH_MSG_IGNORE, 0, 0, 0, 0});
      assertThat(line.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
    }
  }

  private static byte[] strictKexInit() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(SshConstants.SSH_MSG_KEXINIT);
    out.write(new byte[16]);
    for (String names :
        new String[] {
          "curve25519-sha256,kex-strict-c-v00@openssh.com",
          "ssh-ed25519",
          "aes256-gcm@openssh.com",
          "aes256-gcm@openssh.com",
          "hmac-sha2-256-etm@openssh.com",
          "hmac-sha2-256-etm@openssh.com",
          "none",
          "none",
          "",
          ""
        }) {
      out.write(RawChannel.string(names));
    }
    out.writeBoolean(false);
    out.writeInt(0);
    return bytes.toByteArray();
  }

  @Test
  void whoSaysNothing_orNothingOfSsh_isCutOff(@TempDir Path other) throws IOException {
    SftpSettings hasty = Settings.with(java.time.Duration.ofSeconds(2));
    byte[] http = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] endless = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    try (DoorHouse impatient = new DoorHouse(other, Rules.DEFAULT, hasty);
        PlainLine silent = new PlainLine(impatient);
        PlainLine introduced = new PlainLine(impatient).introduced();
        PlainLine web = new PlainLine(impatient).say(http);
        PlainLine old =
            new PlainLine(impatient).say("SSH-1.5-x\r\n".getBytes(StandardCharsets.US_ASCII))) {
      for (PlainLine line : new PlainLine[] {silent, introduced, web, old}) {
        assertThat(line.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
      }
      try (PlainLine talkative = new PlainLine(house)) {
        talkative.say(endless);
        assertThat(talkative.isEndedWithin(AT_ONCE_MILLIS)).isTrue();
      } catch (IOException _) {
        // It was cut off while it was still talking.
      }
    }
  }
}
