package org.ecluse.deploy.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.deploy.e2e.RunningEcluse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every client does everything it can with one service, and each cell of the table in {@code
 * README.md} is what was seen. A client that is not installed is skipped by its name.
 */
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ClientTableTest {

  private static final List<SftpUser> CLIENTS =
      List.of(
          new OpenSshSftp(),
          new OpenSshScp(),
          new Lftp(),
          new Rclone(),
          new CurlSftp(),
          new Sshfs(),
          new Psftp(),
          new Paramiko(),
          new Jsch(),
          new Sshj(),
          new Mina());

  /** A client that unmounts or hangs up before its CLOSE is out has taken all when this is over. */
  private static final String LEASE = "policy:\n  lease: 1m\n";

  private RunningEcluse ecluse;
  private ClientTable table;
  private Trial trial;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    table = ClientTable.committed();
    ecluse = RunningEcluse.start(temporary, LEASE);
    trial = new Trial(ecluse);
  }

  @AfterAll
  void stop() {
    ecluse.close();
  }

  @Test
  void theTable_hasARowForEveryClient_andNoOther() {
    assertThat(table.rows().keySet())
        .containsExactlyElementsOf(CLIENTS.stream().map(SftpUser::name).toList());
  }

  @TestFactory
  Stream<DynamicTest> whatAClientDoes_isWhatTheTableSays() {
    return CLIENTS.stream()
        .flatMap(
            client ->
                Arrays.stream(Deed.values())
                    .map(
                        deed ->
                            dynamicTest(
                                client.name() + ": " + deed.heading(), () -> check(client, deed))));
  }

  private void check(SftpUser client, Deed deed) throws IOException {
    client.need();
    String expected = table.cell(client.name(), deed);
    if (deed != Deed.MISUSE && !client.commands().containsKey(deed)) {
      assertThat(ClientTable.NONE).isEqualTo(expected);
      return;
    }
    assertThat(trial.of(client, deed)).isEqualTo(expected);
  }
}
