package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlySftpTest {

  @TempDir Path directory;
  private DoorHouse house;
  private Guest ars;

  @BeforeEach
  void open() {
    house = new DoorHouse(directory);
    ars = new Guest(house, DoorHouse.ARS, house.arsKey);
  }

  @AfterEach
  void close() {
    ars.close();
    house.close();
  }

  private static void refused(ClientChannel channel) {
    assertThatThrownBy(() -> channel.open().verify(Guest.PATIENCE))
        .isInstanceOf(SshException.class);
  }

  @Test
  void whateverASessionAsksFor_butSftp_isRefused() throws IOException {
    try (SSHClient ssh = house.sshj(DoorHouse.ARS, house.arsKey)) {
      refused(ssh, session -> session.exec("scp -f /etc/passwd"));
      refused(ssh, session -> session.startShell());
      refused(ssh, session -> session.startSubsystem("netconf"));
      refused(ssh, session -> session.allocateDefaultPTY());
      refused(ssh, session -> session.setEnvVar("LANG", "C"));
      try (var session = ssh.startSession()) {
        assertThat(session.startSubsystem("sftp").isOpen()).isTrue();
      }
    }
  }

  private interface Asking {
    void of(Session session) throws IOException;
  }

  private static void refused(SSHClient ssh, Asking asking) throws IOException {
    try (Session session = ssh.startSession()) {
      assertThatThrownBy(() -> asking.of(session)).hasMessageContaining("Request failed");
    }
  }

  @Test
  void forwarding_isRefused() throws IOException {
    refused(
        ars.session.createDirectTcpipChannel(
            new SshdSocketAddress("127.0.0.1", 1), new SshdSocketAddress("127.0.0.1", 22)));
    assertThatThrownBy(
            () ->
                ars.session.startRemotePortForwarding(
                    new SshdSocketAddress("127.0.0.1", 0), new SshdSocketAddress("127.0.0.1", 22)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acl-supported",
        "check-file",
        "check-file-handle",
        "check-file-name",
        "copy-data",
        "copy-file",
        "default-fs-attribs@vandyke.com",
        "expand-path@openssh.com",
        "fsetattr",
        "fstatvfs@openssh.com",
        "fsync@openssh.com",
        "get-temp-folder",
        "hardlink@openssh.com",
        "home-directory",
        "make-temp-folder",
        "md5-hash",
        "md5-hash-handle",
        "newline",
        "querypassphrase@vandyke.com",
        "space-available",
        "statvfs@openssh.com",
        "symlink@bitvise.com",
        "text-seek",
        "users-groups-by-id@openssh.com",
        "vendor-id",
        "version-select",
        "versions",
        "no-such-thing@example.org",
        ""
      })
  void anExtendedRequest_isRefused(String name) throws IOException {
    RawSftpClient raw = (RawSftpClient) ars.sftp;
    Buffer request = new ByteArrayBuffer();
    request.putString(name);
    request.putString("/inbox");
    request.putString("/inbox");
    Buffer reply = raw.receive(raw.send(SftpConstants.SSH_FXP_EXTENDED, request));
    reply.getInt();
    assertThat(reply.getUByte()).isEqualTo((short) SftpConstants.SSH_FXP_STATUS);
    reply.getInt();
    assertThat(reply.getInt()).isEqualTo(SftpConstants.SSH_FX_OP_UNSUPPORTED);
  }

  @Test
  void version3_isSpokenWithAnybody_andTheExtensionsAreThoseOfTheList() throws IOException {
    try (var sftp =
        SftpClientFactory.instance()
            .createSftpClient(ars.session, (s, init, current, available) -> 3)) {
      assertThat(sftp.getVersion()).isEqualTo(3);
      assertThat(sftp.getServerExtensions().keySet())
          .containsExactlyInAnyOrder(
              "posix-rename@openssh.com", "lsetstat@openssh.com", "limits@openssh.com");
    }
  }

  @Test
  void aMessageOfAnImpossibleLength_closesItsChannel() throws IOException {
    try (var channel = ars.session.createSubsystemChannel("sftp")) {
      channel.open().verify(Guest.PATIENCE);
      channel.getInvertedIn().write(new byte[] {0x7f, 0, 0, 0, 1, 2, 3});
      channel.getInvertedIn().flush();
      await().atMost(Guest.PATIENCE).until(channel::isClosed);
    }
    assertThat(ars.names("/")).containsExactly("inbox");
  }

  @Test
  void requestsBeforeInit_closeTheirChannel() throws IOException {
    try (var channel = ars.session.createSubsystemChannel("sftp")) {
      channel.open().verify(Guest.PATIENCE);
      channel.getInvertedIn().write(new byte[] {0, 0, 0, 10, 16, 0, 0, 0, 1, 0, 0, 0, 1, '/'});
      channel.getInvertedIn().flush();
      await().atMost(Guest.PATIENCE).until(channel::isClosed);
    }
  }

  @Test
  void aThousandHandles_areNotGiven_andThoseThatAreClosedAreGivenAgain() throws IOException {
    List<SftpClient.CloseableHandle> handles = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      try {
        handles.add(ars.sftp.openDir("/"));
      } catch (SftpException e) {
        assertThat(e.getStatus()).isEqualTo(SftpConstants.SSH_FX_FAILURE);
        refused++;
      }
    }
    assertThat(handles).hasSize(SftpSettings.DEFAULT.maxHandles());
    assertThat(refused).isEqualTo(1000 - handles.size());
    for (SftpClient.CloseableHandle handle : handles) {
      handle.close();
    }
    assertThat(ars.names("/")).containsExactly("inbox");
  }

  @Test
  void channels_areLimited() throws IOException {
    for (int i = 1; i < SftpSettings.DEFAULT.maxChannels(); i++) {
      var channel = ars.session.createSubsystemChannel("sftp");
      channel.open().verify(Guest.PATIENCE);
    }
    refused(ars.session.createSubsystemChannel("sftp"));
  }

  @Test
  void theStrongestAreAgreedOn_andWeakOnesAreNotOffered() {
    Map<KexProposalOption, String> offered = ars.session.getServerKexProposals();
    assertThat(ars.session.getNegotiatedKexParameter(KexProposalOption.ALGORITHMS))
        .isEqualTo("mlkem768x25519-sha256");
    assertThat(ars.session.getNegotiatedKexParameter(KexProposalOption.C2SENC))
        .contains("gcm@openssh.com");
    assertThat(offered.get(KexProposalOption.ALGORITHMS)).contains("kex-strict-s-v00@openssh.com");
    assertThat(offered.values())
        .noneMatch(list -> list.contains("cbc"))
        .noneMatch(list -> list.contains("chacha20"))
        .noneMatch(list -> list.contains("sha1"))
        .noneMatch(list -> list.contains("zlib"))
        .noneMatch(list -> list.contains("md5"));
    assertThat(ars.session.getServerVersion()).isEqualTo("SSH-2.0-Ecluse");
  }
}
