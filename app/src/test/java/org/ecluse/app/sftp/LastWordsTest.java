package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client says its last word and hangs up without waiting for answers, while the service is still
 * busy with what it asked before.
 */
class LastWordsTest {

  private static final int WINDOW_BYTES = 64 << 10;

  /** Their answers do not fit in the window of a client that reads none. */
  private static final int TOO_MANY_QUESTIONS = 2 * WINDOW_BYTES / 30;

  @TempDir Path directory;
  private final byte[] export = new byte[WINDOW_BYTES / 2];
  private DoorHouse house;
  private Guest ars;
  private Guest hospital;

  @BeforeEach
  void open() {
    house = new DoorHouse(directory);
    hospital = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey);
    ars = new Guest(house, DoorHouse.ARS, house.arsKey);
    for (Guest guest : new Guest[] {hospital, ars}) {
      CoreModuleProperties.WINDOW_SIZE.set(guest.session, (long) WINDOW_BYTES);
    }
  }

  @AfterEach
  void close() {
    hospital.close();
    ars.close();
    house.close();
  }

  private static void askTooMuch(RawChannel raw) throws IOException {
    for (int i = 0; i < TOO_MANY_QUESTIONS; i++) {
      var _ = raw.ask(Wire.STAT, RawChannel.string("/"));
    }
  }

  @Test
  void aCloseThatHasArrived_delivers() throws IOException {
    hospital.put("/ars-idf/export.csv", export);
    RawChannel raw = RawChannel.begun(ars.session);
    byte[] handle = raw.open(ars.onlyTransfer() + "/export.csv");
    int read = raw.ask(Wire.READ, handle, RawChannel.number(0L), RawChannel.number(export.length));
    assertThat(raw.reply(Wire.DATA_REPLY, read).getInt()).isEqualTo(export.length);

    askTooMuch(raw);
    var _ = raw.ask(Wire.CLOSE, handle);
    raw.close();

    await().atMost(Guest.PATIENCE).until(() -> house.inbox(DoorHouse.ARS).isEmpty());
  }

  /** lftp hangs up before its request to close has left the machine. */
  @Test
  void aGoodbye_afterTheWholeFile_delivers() throws IOException {
    readAll(export.length);

    ars.session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "disconnected by user");

    await().atMost(Guest.PATIENCE).until(() -> house.inbox(DoorHouse.ARS).isEmpty());
  }

  @Test
  void aGoodbye_beforeTheLastByte_leavesTheRest() throws IOException {
    readAll(export.length - 1);

    ars.session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "disconnected by user");

    theRestCanBeFetched();
  }

  @Test
  void aLineThatBreaks_afterTheWholeFile_leavesItToBeFetchedAgain() throws IOException {
    readAll(export.length);

    ars.vanish();

    theRestCanBeFetched();
  }

  @Test
  void aComplaint_afterTheWholeFile_isNoGoodbye() throws IOException {
    readAll(export.length);

    ars.session.disconnect(SshConstants.SSH2_DISCONNECT_MAC_ERROR, "corrupted");

    theRestCanBeFetched();
  }

  private void readAll(int count) throws IOException {
    hospital.put("/ars-idf/export.csv", export);
    RawChannel raw = RawChannel.begun(ars.session);
    byte[] handle = raw.open(ars.onlyTransfer() + "/export.csv");
    int read = raw.ask(Wire.READ, handle, RawChannel.number(0L), RawChannel.number(count));
    assertThat(raw.reply(Wire.DATA_REPLY, read).getInt()).isEqualTo(count);
  }

  private double sessions() {
    return house.meters.get("ecluse.sftp.sessions").gauge().value();
  }

  private void theRestCanBeFetched() {
    await().atMost(Guest.PATIENCE).until(() -> sessions() == 1);
    try (Guest again = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      assertThat(again.get(again.onlyTransfer() + "/export.csv")).isEqualTo(export);
    }
  }
}
