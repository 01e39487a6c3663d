package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.Handle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what over SFTP: every verb for everybody, from one table. A cell is {@code ok} or the
 * status of the refusal, and a refusal must leave the delivery as it was.
 *
 * <p>{@code {T}} is a transfer that was sent by the sender to the recipient. Removing a transfer's
 * directory that is not there is no error: directories go with what was in them.
 */
class RolesTest {

  private static final String TABLE =
      """
      verb      path                            sender        other-sender  recipient     other-recipient
      stat      /                               ok            ok            ok            ok
      list      /                               ok            ok            ok            ok
      stat      /../../etc/passwd               gone          gone          gone          gone
      stat      /inbox                          gone          gone          ok            ok
      list      /inbox                          gone          gone          ok            ok
      list      /inbox/{T}                      gone          gone          ok            gone
      stat      /inbox/{T}/export.csv           gone          gone          ok            gone
      read      /inbox/{T}/export.csv           gone          gone          ok            gone
      read      /inbox/{T}/export.csv.sha256    gone          gone          ok            gone
      write     /inbox/{T}/export.csv           gone          gone          denied        denied
      append    /inbox/{T}/export.csv           gone          gone          denied        denied
      write     /inbox/new.csv                  gone          gone          denied        denied
      remove    /inbox/{T}/export.csv           denied        denied        ok            gone
      rename    /inbox/{T}/export.csv           denied        denied        denied        denied
      rmdir     /inbox/{T}                      gone          gone          denied        ok
      mkdir     /inbox/new                      denied        denied        denied        denied
      setstat   /inbox/{T}/export.csv           gone          gone          ok            gone
      list      /ars-idf                        ok            ok            gone          gone
      stat      /ars-idf/export.csv             ok            gone          gone          gone
      read      /ars-idf/export.csv             denied        gone          gone          gone
      write     /ars-idf/new.csv                ok            ok            denied        denied
      write     /nobody/new.csv                 gone          gone          denied        denied
      remove    /ars-idf/export.csv             ok            gone          gone          gone
      rename    /ars-idf/export.csv             denied        gone          denied        denied
      rmdir     /ars-idf                        denied        denied        gone          gone
      mkdir     /ars-idf/new                    denied        denied        denied        denied
      setstat   /ars-idf/export.csv             ok            gone          gone          gone
      readlink  /inbox                          no            no            no            no
      symlink   /link                           no            no            no            no
      hardlink  /inbox/{T}/export.csv           no            no            no            no
      copy      /inbox/{T}/export.csv           no            no            no            no
      """;

  private static final AccountId CLINIC = new AccountId("clinique");

  @TempDir static Path directory;
  private static final Map<String, Guest> GUESTS = new HashMap<>();
  private static DoorHouse house;
  private static String transfer = "";

  @BeforeAll
  static void everybody() {
    house = new DoorHouse(directory);
    KeyPair clinicKey = DoorHouse.newKey();
    house.add(CLINIC, Role.SENDER, clinicKey);
    GUESTS.put("sender", new Guest(house, DoorHouse.HOSPITAL, house.hospitalKey));
    GUESTS.put("other-sender", new Guest(house, CLINIC, clinicKey));
    GUESTS.put("recipient", new Guest(house, DoorHouse.ARS, house.arsKey));
    GUESTS.put("other-recipient", new Guest(house, DoorHouse.CPAM, house.cpamKey));
    send();
  }

  @AfterAll
  static void close() {
    GUESTS.values().forEach(Guest::close);
    house.close();
  }

  /** Leaves exactly one transfer in the inbox. */
  private static void send() {
    house.revokeEverything();
    guest("sender").put("/ars-idf/export.csv", "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
    transfer = guest("recipient").onlyTransfer().substring("/inbox/".length());
  }

  private static Guest guest(String who) {
    return Objects.requireNonNull(GUESTS.get(who), who);
  }

  @TestFactory
  Stream<DynamicTest> everybody_mayDoWhatTheTableSays_andNothingElse() {
    List<String> lines = TABLE.lines().toList();
    List<String> who = words(lines.getFirst());
    return lines.stream()
        .skip(1)
        .map(RolesTest::words)
        .flatMap(row -> cells(who.subList(2, who.size()), row));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +"));
  }

  private static Stream<DynamicTest> cells(List<String> who, List<String> row) {
    assertThat(row).hasSize(who.size() + 2);
    List<DynamicTest> cells = new ArrayList<>();
    for (int i = 0; i < who.size(); i++) {
      String caller = who.get(i);
      String expected = row.get(i + 2);
      cells.add(
          dynamicTest(
              "%s %s by %s: %s".formatted(row.get(0), row.get(1), caller, expected),
              () -> check(row.get(0), row.get(1), caller, expected)));
    }
    return cells.stream();
  }

  private static void check(String verb, String template, String caller, String expected) {
    String path = template.replace("{T}", transfer);

    Throwable thrown = catchThrowable(() -> perform(guest(caller).sftp, verb, path));

    assertThat(answer(thrown)).isEqualTo(expected);
    if (thrown != null) {
      assertThat(house.inbox(DoorHouse.ARS)).hasSize(1);
      assertThat(house.inbox(DoorHouse.ARS).getFirst().state()).isEqualTo("available");
    } else {
      send();
    }
  }

  private static String answer(@Nullable Throwable thrown) {
    return switch (thrown) {
      case null -> "ok";
      case UncheckedIOException wrapped -> answer(wrapped.getCause());
      case UnsupportedOperationException _ -> "no";
      case SftpException refused ->
          switch (refused.getStatus()) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE -> "gone";
            case SftpConstants.SSH_FX_PERMISSION_DENIED -> "denied";
            case SftpConstants.SSH_FX_OP_UNSUPPORTED -> "no";
            case SftpConstants.SSH_FX_FAILURE -> "failure";
            default -> SftpConstants.getStatusName(refused.getStatus());
          };
      default -> thrown.toString();
    };
  }

  private static void perform(SftpClient sftp, String verb, String path) throws IOException {
    switch (verb) {
      case "stat" -> sftp.stat(path);
      case "list" -> sftp.readEntries(path);
      case "read" -> {
        try (var in = sftp.read(path)) {
          assertThat(in.readAllBytes()).isNotEmpty();
        }
      }
      case "write" -> write(sftp, path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
      case "append" -> write(sftp, path, OpenMode.Write, OpenMode.Append);
      case "remove" -> sftp.remove(path);
      case "rename" -> sftp.rename(path, path + ".old");
      case "mkdir" -> sftp.mkdir(path);
      case "rmdir" -> sftp.rmdir(path);
      case "setstat" -> sftp.setStat(path, new Attributes().perms(0777));
      case "readlink" -> sftp.readLink(path);
      case "symlink" -> sftp.symLink(path, "/inbox");
      case "hardlink" -> sftp.link("/hard", path, false);
      case "copy" -> extended(sftp, "copy-data", path);
      default -> throw new AssertionError(verb);
    }
  }

  private static void write(SftpClient sftp, String path, OpenMode... modes) throws IOException {
    Handle handle = sftp.open(path, modes);
    try {
      sftp.write(handle, 0, new byte[] {1});
    } finally {
      sftp.close(handle);
    }
  }

  private static void extended(SftpClient sftp, String name, String path) throws IOException {
    var raw = (RawSftpClient) sftp;
    byte[] request = (name + "\0" + path).getBytes(StandardCharsets.UTF_8);
    var buffer = new ByteArrayBuffer();
    buffer.putString(name);
    buffer.putBytes(request);
    int id = raw.send(SftpConstants.SSH_FXP_EXTENDED, buffer);
    var reply = raw.receive(id);
    reply.getInt();
    reply.getUByte();
    reply.getInt();
    throw new SftpException(reply.getInt(), name);
  }

  @Test
  void anAdmin_doesNotComeInByThisDoor() throws IOException {
    AccountId root = new AccountId("root");
    KeyPair key = DoorHouse.newKey();
    house.add(root, Role.ADMIN, key);
    var ssh = Guest.newClient();
    try (ClientSession session =
        ssh.connect(root.value(), "127.0.0.1", house.port()).verify(Guest.PATIENCE).getSession()) {
      session.addPublicKeyIdentity(key);
      assertThat(session.auth().await(Guest.PATIENCE.toMillis())).isTrue();
      assertThat(session.isAuthenticated()).isFalse();
    } finally {
      ssh.stop();
    }
  }
}
