package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collections;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for a login that no ordinary client sends. */
class LoginAttacksTest {

  private static final String ARS = DoorHouse.ARS.value();
  private static final int MANY = 20;
  private static final int SESSION_ID_BYTES = 32;

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

  private boolean enters(Crafted.Request... requests) throws IOException {
    return enters(new Crafted(List.of(requests)));
  }

  private boolean enters(Crafted crafted) throws IOException {
    ssh.setUserAuthFactories(List.of(crafted.factory()));
    try (ClientSession session =
        ssh.connect(ARS, "127.0.0.1", house.port()).verify(Guest.PATIENCE).getSession()) {
      try {
        session.auth().verify(Guest.PATIENCE);
      } catch (IOException refused) {
        assertThat(session.isAuthenticated()).isFalse();
      }
      return session.isAuthenticated();
    }
  }

  /** What a signature is about, and what it says that it is. */
  private record Signing(
      String userInPacket,
      String userInSignature,
      boolean forThisConnection,
      BuiltinSignatures algorithm) {

    Crafted.Request with(KeyPair offered, KeyPair signing) {
      return (packet, session) -> {
        byte[] id = forThisConnection ? session.getSessionId() : new byte[SESSION_ID_BYTES];
        fields(packet, userInPacket, offered);
        Buffer signed = new ByteArrayBuffer();
        signed.putBytes(id);
        signed.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
        fields(signed, userInSignature, offered);
        packet.putBytes(signature(session, signing, signed.getCompactData()));
      };
    }

    private void fields(Buffer packet, String user, KeyPair offered) {
      Crafted.head(packet, user, "publickey");
      packet.putBoolean(true);
      packet.putString(algorithm.getName());
      packet.putPublicKey(offered.getPublic());
    }

    private byte[] signature(ClientSession session, KeyPair signing, byte[] about)
        throws IOException {
      try {
        Signature signature = algorithm.create();
        signature.initSigner(session, signing.getPrivate());
        signature.update(session, about);
        Buffer bytes = new ByteArrayBuffer();
        bytes.putString(algorithm.getName());
        bytes.putBytes(signature.sign(session));
        return bytes.getCompactData();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  private static Signing ed25519(String inPacket, String inSignature) {
    return new Signing(inPacket, inSignature, true, BuiltinSignatures.ed25519);
  }

  @Test
  void aSignature_thatIsInOrder_opens() throws IOException {
    assertThat(enters(ed25519(ARS, ARS).with(house.arsKey, house.arsKey))).isTrue();
  }

  @Test
  void aSignature_byAnotherKey_doesNot() throws IOException {
    assertThat(enters(ed25519(ARS, ARS).with(house.arsKey, house.cpamKey))).isFalse();
  }

  @Test
  void aSignature_forAnotherConnection_doesNot() throws IOException {
    Signing replayed = new Signing(ARS, ARS, false, BuiltinSignatures.ed25519);
    assertThat(enters(replayed.with(house.arsKey, house.arsKey))).isFalse();
  }

  @Test
  void aSignature_forAnotherUser_doesNot() throws IOException {
    assertThat(enters(ed25519(ARS, "cpam-75").with(house.arsKey, house.arsKey))).isFalse();
  }

  @Test
  void aSignature_overSha1_doesNot_andOverSha2_does() throws Exception {
    KeyPair rsa = KeyUtils.generateKeyPair("ssh-rsa", 3072);
    house.addKey(DoorHouse.ARS, rsa);
    Signing sha1 = new Signing(ARS, ARS, true, BuiltinSignatures.rsa);
    Signing sha2 = new Signing(ARS, ARS, true, BuiltinSignatures.rsaSHA256);
    assertThat(enters(sha1.with(rsa, rsa))).isFalse();
    assertThat(enters(sha2.with(rsa, rsa))).isTrue();
  }

  /** The server says that the key would do; that lets nobody in. */
  @Test
  void aProbe_isAnsweredAndOpensNothing() throws IOException {
    Crafted probes = new Crafted(List.of(probe(house.arsKey), probe(house.arsKey)));
    assertThat(enters(probes)).isFalse();
    assertThat(probes.answers).contains((int) SshConstants.SSH_MSG_USERAUTH_PK_OK);
  }

  private static Crafted.Request probe(KeyPair key) {
    return (packet, _) -> {
      Crafted.head(packet, ARS, "publickey");
      packet.putBoolean(false);
      packet.putString("ssh-ed25519");
      packet.putPublicKey(key.getPublic());
    };
  }

  @Test
  void theUser_cannotBeChanged_betweenAttempts() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    assertThat(enters(Crafted.password("cpam-75", "x"), Crafted.password(ARS, pass))).isFalse();
    assertThat(enters(Crafted.password(ARS, "x"), Crafted.password(ARS, pass))).isTrue();
  }

  @Test
  void guessesOnOneConnection_areFew() throws IOException {
    assertThat(enters(new Crafted(Collections.nCopies(MANY, Crafted.password(ARS, "x")))))
        .isFalse();
    assertThat(failures("password")).isBetween(1.0, limit());
  }

  @Test
  void probesOnOneConnection_areFew() throws IOException {
    KeyPair unknown = DoorHouse.newKey();
    assertThat(enters(new Crafted(Collections.nCopies(MANY, probe(unknown))))).isFalse();
    assertThat(failures("publickey")).isBetween(1.0, limit());
  }

  private static double limit() {
    return SftpSettings.DEFAULT.maxAuthAttempts();
  }

  private double failures(String method) {
    return house.meters.counter("ecluse.sftp.login.failures", "method", method).count();
  }

  @Test
  void otherMethods_doNotExist() throws IOException {
    for (String method : List.of("none", "hostbased", "gssapi-with-mic", "", "publickey\0")) {
      assertThat(enters((packet, _) -> Crafted.head(packet, ARS, method))).as(method).isFalse();
    }
  }

  @Test
  void aPasswordChange_isNoWayIn() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    Crafted.Request change =
        (packet, _) -> {
          Crafted.head(packet, ARS, "password");
          packet.putBoolean(true);
          packet.putString(pass);
          packet.putString(pass);
        };
    assertThat(enters(change)).isFalse();
  }

  @Test
  void anotherService_isNotOpened() throws IOException {
    String pass = house.pass(DoorHouse.ARS);
    Crafted.Request other =
        (packet, _) -> {
          packet.putString(ARS);
          packet.putString("ssh-userauth");
          packet.putString("password");
          packet.putBoolean(false);
          packet.putString(pass);
        };
    assertThat(enters(other)).isFalse();
  }
}
