package org.ecluse.app.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.Handle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.Door;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDoorTest {

  private static final byte[] EXPORT = "nom;date;resultat\n".repeat(10_000).getBytes(UTF_8);
  private static final int HALF = EXPORT.length / 2;

  @TempDir Path directory;
  private DoorHouse house;
  private Guest hospital;

  @BeforeEach
  void open() {
    house = new DoorHouse(directory);
    hospital = hospital();
  }

  @AfterEach
  void close() {
    hospital.close();
    house.close();
  }

  private Guest hospital() {
    return new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey);
  }

  /** What the recipient finds: the content of the only file in its inbox. */
  private byte[] arrived(String name) {
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      return ars.get(ars.onlyTransfer() + "/" + name);
    }
  }

  private List<String> arsInbox() {
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      return ars.names("/inbox");
    }
  }

  private Handle open(String path, OpenMode... modes) throws IOException {
    return hospital.sftp.open(path, modes);
  }

  @Test
  void theRoot_listsOneDirectoryForEachRecipient() {
    assertThat(hospital.names("/")).containsExactly("ars-idf", "cpam-75");
  }

  @Test
  void aFileThatIsPut_isSentWhenItIsClosed() throws IOException {
    hospital.put("/ars-idf/export.csv", EXPORT);

    assertThat(hospital.names("/ars-idf")).containsExactly("export.csv");
    assertThat(hospital.sftp.stat("/ars-idf/export.csv").getSize()).isEqualTo(EXPORT.length);
    assertThat(hospital.names("/cpam-75")).isEmpty();
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
    assertThat(hospital.names("/ars-idf")).isEmpty();
  }

  @Test
  void nothingIsSent_beforeTheClose() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(handle, 0, EXPORT);
    assertThat(arsInbox()).isEmpty();

    hospital.sftp.close(handle);
    assertThat(arsInbox()).hasSize(1);
  }

  @Test
  void aLineThatBreaks_leavesTheFileResumable() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(handle, 0, EXPORT, 0, HALF);
    hospital.vanish();
    hospital.close();
    hospital = hospital();
    await()
        .atMost(Guest.PATIENCE)
        .until(() -> hospital.names("/ars-idf").equals(List.of("export.csv")));
    await()
        .atMost(Guest.PATIENCE)
        .until(() -> hospital.sftp.stat("/ars-idf/export.csv").getSize() == HALF);
    assertThat(arsInbox()).isEmpty();

    resume(HALF);
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
  }

  @Test
  void anUploadOnALineThatIsDead_unnoticed_isGoneOnWith_andTheDeadLineCannotSpoilIt()
      throws IOException {
    Handle dead = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(dead, 0, EXPORT, 0, HALF);
    try (Guest deadLine = hospital) {
      hospital = hospital();
      assertThat(hospital.sftp.stat("/ars-idf/export.csv").getSize()).isEqualTo(HALF);
      Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Append);
      hospital.sftp.write(handle, HALF, EXPORT, HALF, 100);
      assertThat(Guest.refusal(() -> deadLine.sftp.write(dead, HALF, EXPORT, HALF, 100)))
          .isEqualTo(SftpConstants.SSH_FX_FAILURE);
      assertThat(Guest.refusal(() -> deadLine.sftp.close(dead)))
          .isEqualTo(SftpConstants.SSH_FX_FAILURE);

      int rest = EXPORT.length - HALF - 100;
      hospital.sftp.write(handle, HALF + 100, EXPORT, HALF + 100, rest);
      hospital.sftp.close(handle);
    }
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
  }

  /** As OpenSSH's {@code reput} does. */
  private void resume(int from) throws IOException {
    Handle resumed = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Append);
    hospital.sftp.write(resumed, from, EXPORT, from, EXPORT.length - from);
    hospital.sftp.close(resumed);
  }

  @Test
  void aLineThatBreaksBeforeTheFirstByte_leavesNothing() throws IOException {
    var unused = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    assertThat(unused.toString()).isNotEmpty();
    hospital.vanish();
    hospital.close();
    hospital = hospital();
    await().atMost(Guest.PATIENCE).until(() -> hospital.names("/ars-idf").isEmpty());
  }

  @Test
  void writingInOrderWithinAWindow_isPutRight_andHolesAreNot() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(handle, HALF, EXPORT, HALF, EXPORT.length - HALF);
    hospital.sftp.write(handle, 0, EXPORT, 0, HALF);
    hospital.sftp.close(handle);
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);

    Handle holed = open("/ars-idf/holed.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(holed, HALF, EXPORT, HALF, EXPORT.length - HALF);
    assertThat(Guest.refusal(() -> hospital.sftp.close(holed)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(hospital.names("/ars-idf")).isEmpty();
  }

  @Test
  void whatHasArrived_cannotBeWrittenAgain_andIsNotSent_butCanBeGoneOnWith() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
    hospital.sftp.write(handle, 0, EXPORT, 0, HALF);
    assertThat(Guest.refusal(() -> hospital.sftp.write(handle, 0, EXPORT, 0, 10)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(Guest.refusal(() -> hospital.sftp.close(handle)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(arsInbox()).isEmpty();

    resume(HALF);
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
  }

  /** As scp does after its line broke: it neither cuts short nor appends. */
  @Test
  void writingOverWhatHasArrived_fromItsFirstByte_beginsAgain() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create);
    hospital.sftp.write(handle, 0, new byte[EXPORT.length + 100]);
    hospital.vanish();
    hospital.close();
    hospital = hospital();

    writeOver();
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
    assertThat(hospital.names("/ars-idf")).isEmpty();
  }

  @Test
  void writingOverWhatWasSent_fromItsFirstByte_isAnotherTransfer() throws IOException {
    hospital.put("/ars-idf/export.csv", new byte[] {1});
    writeOver();
    assertThat(arsInbox()).hasSize(2);
  }

  private void writeOver() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create);
    hospital.sftp.write(handle, 0, EXPORT);
    hospital.sftp.close(handle);
  }

  @Test
  void appendingFromAnotherLengthThanIsHere_isRefused_andNothingIsSent() throws IOException {
    Handle handle = open("/ars-idf/export.csv", OpenMode.Write, OpenMode.Create, OpenMode.Append);
    hospital.sftp.write(handle, 0, EXPORT, 0, HALF);
    assertThat(Guest.refusal(() -> hospital.sftp.write(handle, HALF - 1, EXPORT, 0, 10)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(Guest.refusal(() -> hospital.sftp.close(handle)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(arsInbox()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".filepart", ".part", ".partial", ".tmp", ".TMP"})
  void aHeldName_isSentWhenItIsRenamed(String suffix) throws IOException {
    String held = "/ars-idf/export.csv" + suffix;
    hospital.put(held, EXPORT);
    assertThat(arsInbox()).isEmpty();
    assertThat(hospital.sftp.stat(held).getSize()).isEqualTo(EXPORT.length);

    hospital.sftp.rename(held, "/ars-idf/export.csv");
    assertThat(hospital.names("/ars-idf")).containsExactly("export.csv");
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
  }

  @Test
  void posixRename_sendsToo() throws IOException {
    hospital.put("/ars-idf/export.csv.part", EXPORT);
    hospital
        .sftp
        .getExtension(OpenSSHPosixRenameExtension.class)
        .posixRename("/ars-idf/export.csv.part", "/ars-idf/export.csv");
    assertThat(arrived("export.csv")).isEqualTo(EXPORT);
  }

  @Test
  void whatWasSent_cannotBeReadChangedOrRenamed_butRemoved() throws IOException {
    hospital.put("/ars-idf/export.csv", EXPORT);
    String path = "/ars-idf/export.csv";
    int denied = SftpConstants.SSH_FX_PERMISSION_DENIED;

    assertThat(Guest.refusal(() -> open(path, OpenMode.Read))).isEqualTo(denied);
    assertThat(Guest.refusal(() -> open(path, OpenMode.Write))).isEqualTo(denied);
    assertThat(Guest.refusal(() -> open(path, OpenMode.Append))).isEqualTo(denied);
    assertThat(Guest.refusal(() -> hospital.sftp.rename(path, "/ars-idf/b"))).isEqualTo(denied);

    hospital.sftp.remove(path);
    assertThat(hospital.names("/ars-idf")).isEmpty();
    assertThat(arsInbox()).isEmpty();
  }

  @Test
  void readingFromAHandleForWriting_isDenied() throws IOException {
    try (CloseableHandle handle =
        hospital.sftp.open(
            "/ars-idf/a.csv", OpenMode.Read, OpenMode.Write, OpenMode.Create, OpenMode.Truncate)) {
      hospital.sftp.write(handle, 0, EXPORT);
      assertThat(Guest.refusal(() -> hospital.sftp.read(handle, 0, new byte[10])))
          .isEqualTo(SftpConstants.SSH_FX_PERMISSION_DENIED);
    }
    assertThat(arrived("a.csv")).isEqualTo(EXPORT);
  }

  @Test
  void puttingTheSameNameAgain_isAnotherTransfer() {
    hospital.put("/ars-idf/export.csv", EXPORT);
    hospital.put("/ars-idf/export.csv", new byte[] {1});

    assertThat(hospital.names("/ars-idf"))
        .hasSize(2)
        .contains("export.csv")
        .anyMatch(name -> name.startsWith("export.csv~t-"));
    assertThat(arsInbox()).hasSize(2);
  }

  @Test
  void whatWasBegunInABrowser_staysWhenAFileOfItsNameIsPut() throws IOException {
    Caller browser =
        new Caller(
            house
                .passes
                .passVerifier()
                .verify(house.passForHttps(DoorHouse.HOSPITAL), Door.HTTPS)
                .orElseThrow(),
            Door.HTTPS,
            Optional.empty());
    TransferView begun =
        DoorHouse.done(
            house.transfers.begin(
                browser,
                new NewTransfer(
                    List.of("ars-idf"),
                    Optional.empty(),
                    Optional.of("Suivi"),
                    Optional.empty(),
                    OptionalLong.of(1_400))));
    receive(browser, begun);

    hospital.put("/ars-idf/export.csv", new byte[] {1});

    assertThat(hospital.names("/ars-idf"))
        .containsExactlyInAnyOrder("export.csv", "export.csv~" + begun.id());
    hospital.sftp.remove("/ars-idf/export.csv~" + begun.id());
    assertThat(DoorHouse.done(house.transfers.show(browser, begun.id())).state())
        .isEqualTo("uploading");
    receive(browser, begun);
    assertThat(DoorHouse.done(house.transfers.send(browser, begun.id())).deliveries()).hasSize(1);
  }

  private void receive(Caller browser, TransferView begun) {
    try (IncomingFile file =
        DoorHouse.done(
            house.transfers.receive(browser, begun.id(), "export.csv", OptionalLong.empty()))) {
      DoorHouse.done(file.write(ByteBuffer.wrap(EXPORT)));
      DoorHouse.done(file.finish());
    }
  }

  @Test
  void anEmptyFile_isRefusedAtTheClose_andLeavesNothing() {
    assertThat(Guest.refusal(() -> hospital.put("/ars-idf/empty.csv", new byte[0])))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(hospital.names("/ars-idf")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "x\u202egpj.exe", "trailing ", "dot."})
  void aBadName_isRefused_andLeavesNothing(String name) {
    assertThat(Guest.refusal(() -> hospital.put("/ars-idf/" + name, EXPORT)))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(hospital.names("/ars-idf")).isEmpty();
  }

  @Test
  void anUnknownRecipient_isNoSuchFile() {
    assertThat(Guest.refusal(() -> hospital.put("/nobody/a.csv", EXPORT)))
        .isEqualTo(SftpConstants.SSH_FX_NO_SUCH_FILE);
    assertThat(Guest.refusal(() -> hospital.put("/../etc/passwd", EXPORT)))
        .isEqualTo(SftpConstants.SSH_FX_NO_SUCH_FILE);
  }

  @Test
  void directories_stayAsTheyAre() throws IOException {
    assertThat(Guest.refusal(() -> hospital.sftp.mkdir("/ars-idf")))
        .isEqualTo(SftpConstants.SSH_FX_FAILURE);
    assertThat(Guest.refusal(() -> hospital.sftp.mkdir("/other")))
        .isEqualTo(SftpConstants.SSH_FX_PERMISSION_DENIED);
    assertThat(Guest.refusal(() -> hospital.sftp.rmdir("/ars-idf")))
        .isEqualTo(SftpConstants.SSH_FX_PERMISSION_DENIED);
    assertThat(hospital.sftp.canonicalPath("/ars-idf/../cpam-75/.")).isEqualTo("/cpam-75");
  }
}
