package org.ecluse.app.sftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.sftp.client.SftpClient.Handle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.transfer.Origins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One key at two addresses, in turns: what was read from which is told, and neither address is. */
class OriginsAtTheDoorTest {

  private static final int FILES = 8;
  private static final int SIZE = 100_000;
  private static final String OFFICE = "127.0.0.2";
  private static final String ELSEWHERE = "127.0.0.3";

  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(6);
  private final List<String> atTheOffice = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private DoorHouse house;
  private Guest office;
  private Guest thief;

  @BeforeEach
  void theScript() throws IOException {
    house = new DoorHouse(directory);
    try (Guest hospital = new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey)) {
      for (int i = 0; i < FILES; i++) {
        hospital.put("/ars-idf/export" + i + ".csv", new byte[SIZE]);
      }
    }
    office = new Guest(house, DoorHouse.ARS, house.arsKey, OFFICE);
    thief = new Guest(house, DoorHouse.ARS, house.arsKey, ELSEWHERE);
    house
        .inbox(DoorHouse.ARS)
        .forEach(each -> paths.add("/inbox/" + each.transfer() + "/" + each.name()));
    List<String> ids = house.inbox(DoorHouse.ARS).stream().map(each -> "" + each.id()).toList();
    for (int i = 0; i < FILES - 1; i++) {
      boolean isStolen = random.nextBoolean();
      assertThat((isStolen ? thief : office).get(paths.get(i))).hasSize(SIZE);
      (isStolen ? elsewhere : atTheOffice).add(ids.get(i));
    }
    begin(thief, paths.getLast());
    assertThat(office.get(paths.getLast())).hasSize(SIZE);
    elsewhere.add(ids.getLast());
    atTheOffice.add(ids.getLast());
  }

  /** Reads a little, several times, and goes. */
  private static void begin(Guest guest, String path) throws IOException {
    Handle handle = guest.sftp.open(path, OpenMode.Read);
    for (int piece = 0; piece < 3; piece++) {
      assertThat(guest.sftp.read(handle, piece * 100L, new byte[100])).isPositive();
    }
    guest.sftp.close(handle);
  }

  @AfterEach
  void close() {
    office.close();
    thief.close();
    house.close();
  }

  private List<String> ask(List<String> identities, List<String> addresses) {
    History history = new History();
    house.stores.ledger().forEach(history::hear);
    Origins origins = new Origins(house.stores::pseudonym);
    List<String> asked =
        addresses.stream().map(each -> origins.parse(each).orElseThrow().toString()).toList();
    return Exposure.of(history, new Question(Instant.EPOCH, EVER, identities, asked, List.of()))
        .readable()
        .stream()
        .map(Exposure.Row::delivery)
        .toList();
  }

  @Test
  void theReport_isTheScriptsOwnList_ofEitherAddress_andOfTheKey() {
    String key = "ssh_key:" + KeyUtils.getFingerPrint(house.arsKey.getPublic());

    assertThat(ask(List.of(), List.of(OFFICE))).containsExactlyInAnyOrderElementsOf(atTheOffice);
    assertThat(ask(List.of(), List.of(ELSEWHERE))).containsExactlyInAnyOrderElementsOf(elsewhere);
    assertThat(ask(List.of(key), List.of(ELSEWHERE)))
        .containsExactlyInAnyOrderElementsOf(elsewhere);
    assertThat(ask(List.of(), List.of(OFFICE, ELSEWHERE)))
        .hasSize(FILES)
        .containsExactlyInAnyOrderElementsOf(ask(List.of(key), List.of()));
    assertThat(ask(List.of(), List.of("127.0.0.1"))).isEmpty();
  }

  @Test
  void oneFact_isWrittenForEachPlace_andNoFileOfTheHomeHasTheAddress() throws IOException {
    List<String> reached = new ArrayList<>();
    house
        .stores
        .ledger()
        .forEach(
            entry -> {
              if (entry.json().contains("\"delivery_reached\"")) {
                reached.add(entry.json());
              }
            });
    assertThat(reached).hasSize(atTheOffice.size() + elsewhere.size()).doesNotHaveDuplicates();
    try (Stream<Path> files = Files.walk(directory.resolve("home"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain(OFFICE, ELSEWHERE);
      }
    }
  }
}
