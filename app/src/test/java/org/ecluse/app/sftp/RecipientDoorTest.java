package org.ecluse.app.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.apache.sshd.sftp.client.SftpClient.Handle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientDoorTest {

  private static final int GONE = SftpConstants.SSH_FX_NO_SUCH_FILE;
  private static final int DENIED = SftpConstants.SSH_FX_PERMISSION_DENIED;

  @TempDir Path directory;
  private final byte[] export = new byte[3_000_000];
  private DoorHouse house;
  private Guest ars;
  private String transfer;
  private String file;

  @BeforeEach
  void open() {
    new Random(7).nextBytes(export);
    house = new DoorHouse(directory);
    try (Guest hospital = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey)) {
      hospital.put("/ars-idf/export.csv", export);
    }
    ars = ars();
    transfer = ars.onlyTransfer();
    file = transfer + "/export.csv";
  }

  @AfterEach
  void close() {
    ars.close();
    house.close();
  }

  private Guest ars() {
    return new Guest(house, DoorHouse.ARS, house.arsKey);
  }

  private byte[] read(Handle handle, int offset, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = ars.sftp.read(handle, offset, bytes);
    return Arrays.copyOf(bytes, Math.max(read, 0));
  }

  @Test
  void looking_isFree() throws IOException {
    assertThat(ars.names("/")).containsExactly("inbox");
    assertThat(ars.names(transfer)).containsExactly("export.csv", "export.csv.sha256");
    assertThat(ars.sftp.stat(file).getSize()).isEqualTo(export.length);
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    assertThat(ars.sftp.stat(handle).getSize()).isEqualTo(export.length);
    assertThat(read(handle, export.length, 100)).isEmpty();
    ars.sftp.close(handle);

    assertThat(house.inbox(DoorHouse.ARS).getFirst().state()).isEqualTo("available");
  }

  @Test
  void readingItAndClosingIt_deliversIt_once() {
    assertThat(ars.get(file)).isEqualTo(export);

    assertThat(ars.names("/inbox")).isEmpty();
    assertThat(Guest.refusal(() -> ars.get(file))).isEqualTo(GONE);
    assertThat(Guest.refusal(() -> ars.sftp.stat(file))).isEqualTo(GONE);
    assertThat(Guest.refusal(() -> ars.names(transfer))).isEqualTo(GONE);
  }

  @Test
  void theNote_tellsTheHash_alsoAfterTheEnd() throws Exception {
    String note = new String(ars.get(file + ".sha256"), UTF_8);
    assertThat(note).matches("[0-9a-f]{64}  export\\.csv\n");
    assertThat(ars.get(file)).isEqualTo(export);
    assertThat(new String(ars.get(file + ".sha256"), UTF_8)).isEqualTo(note);
  }

  @Test
  void removing_acknowledges_alsoWhatWasDelivered() throws IOException {
    assertThat(ars.get(file)).isEqualTo(export);
    ars.sftp.remove(file);
    ars.sftp.remove(file + ".sha256");
    ars.sftp.rmdir(transfer);
    assertThat(Guest.refusal(() -> ars.sftp.remove(transfer + "/other"))).isEqualTo(GONE);
  }

  @Test
  void removingUnread_endsIt() throws IOException {
    ars.sftp.remove(file);
    assertThat(ars.names("/inbox")).isEmpty();
    assertThat(Guest.refusal(() -> ars.get(file))).isEqualTo(GONE);
  }

  @Test
  void aLineThatBreaks_losesNothing() throws IOException {
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    assertThat(read(handle, 0, 30_000)).isEqualTo(Arrays.copyOf(export, 30_000));
    ars.vanish();
    ars.close();
    ars = ars();

    assertThat(ars.get(file)).isEqualTo(export);
    assertThat(ars.names("/inbox")).isEmpty();
  }

  @Test
  void aWholeReadWithoutClose_isNotDelivered() throws IOException {
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    for (int at = 0; at < export.length; at += 30_000) {
      assertThat(read(handle, at, 30_000)).isNotEmpty();
    }
    ars.vanish();
    ars.close();
    ars = ars();
    assertThat(ars.names(transfer)).contains("export.csv");
  }

  @Test
  void anotherIdentity_isRefused_onceOneBeganToRead() throws IOException {
    KeyPair second = DoorHouse.newKey();
    house.addKey(DoorHouse.ARS, second);
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    assertThat(read(handle, 0, 10)).hasSize(10);

    try (Guest other = new Guest(house, DoorHouse.ARS, second)) {
      assertThat(other.names("/inbox")).hasSize(1);
      assertThat(Guest.refusal(() -> other.get(file))).isEqualTo(DENIED);
    }
    ars.sftp.close(handle);
    assertThat(ars.get(file)).isEqualTo(export);
  }

  @Test
  void otherRecipients_seeNothing() {
    try (Guest cpam = new Guest(house, DoorHouse.CPAM, house.cpamKey)) {
      assertThat(cpam.names("/inbox")).isEmpty();
      assertThat(Guest.refusal(() -> cpam.get(file))).isEqualTo(GONE);
      assertThat(Guest.refusal(() -> cpam.sftp.remove(file))).isEqualTo(GONE);
    }
  }

  @Test
  void nothingCanBeWritten() {
    assertThat(Guest.refusal(() -> ars.put("/inbox/a", export))).isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.put(file, export))).isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.sftp.open(file, OpenMode.Read, OpenMode.Append)))
        .isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.sftp.rename(file, transfer + "/b"))).isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.sftp.mkdir("/inbox/x"))).isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.sftp.rmdir(transfer))).isEqualTo(DENIED);
    assertThat(Guest.refusal(() -> ars.sftp.symLink("/inbox/l", file)))
        .isEqualTo(SftpConstants.SSH_FX_OP_UNSUPPORTED);
    assertThat(Guest.refusal(() -> ars.sftp.readLink(file)))
        .isEqualTo(SftpConstants.SSH_FX_OP_UNSUPPORTED);
    assertThat(ars.get(file)).isEqualTo(export);
  }

  @Test
  void settingAttributes_succeedsAndChangesNothing() throws IOException {
    var before = ars.sftp.stat(file);
    var wish = ars.sftp.stat(file);
    wish.setSize(1);
    wish.setPermissions(0777);
    ars.sftp.setStat(file, wish);
    assertThat(ars.sftp.stat(file).getSize()).isEqualTo(before.getSize());
    assertThat(ars.sftp.stat(file).getPermissions()).isEqualTo(before.getPermissions());
  }

  @Test
  void aRevocation_breaksARunningDownload_withinASecond() throws IOException {
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    assertThat(read(handle, 0, 10)).hasSize(10);
    house.revokeOnlyDelivery();
    await().atMost(Duration.ofSeconds(1)).until(() -> !ars.session.isOpen());
  }

  @Test
  void aDisabledAccount_isPutOut() {
    house.disable(DoorHouse.ARS);
    await().atMost(Duration.ofSeconds(1)).until(() -> !ars.session.isOpen());
  }

  @Test
  void aRevokedKey_endsItsSessions_andNoOthers() {
    try (Guest cpam = new Guest(house, DoorHouse.CPAM, house.cpamKey)) {
      house.revokeKey(DoorHouse.ARS, house.arsKey);
      await().atMost(Duration.ofSeconds(1)).until(() -> !ars.session.isOpen());
      assertThat(cpam.names("/")).containsExactly("inbox");
    }
  }

  @Test
  void aStop_waitsForWhatIsOnItsWay() throws IOException {
    Handle handle = ars.sftp.open(file, OpenMode.Read);
    assertThat(read(handle, 0, 10)).hasSize(10);
    Thread stopping = Thread.ofVirtual().start(() -> house.door.stop(Duration.ofSeconds(30)));
    await()
        .atMost(Guest.PATIENCE)
        .until(
            () ->
                Guest.refusal(() -> ars.sftp.open(file, OpenMode.Read))
                    == SftpConstants.SSH_FX_FAILURE);
    assertThat(read(handle, 10, 10)).hasSize(10);
    ars.sftp.close(handle);
    await().atMost(Guest.PATIENCE).until(() -> !stopping.isAlive());
  }
}
