package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Yesterday's {@code records.db} is put back after a download. */
@Tag("slow")
class OldRecordsTest {

  private static final long SIZE = 300_000;

  @TempDir Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private String transfer = "";
  private String taken = "";
  private String other = "";

  @BeforeEach
  void putYesterdaysRecordsBackAfterADownload() throws IOException {
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), SIZE);
    transfer = new Curl(ecluse, "sender-pass").upload(sample);
    taken = recipient().deliveryOf(transfer);
    other = recipient().deliveryOf(new Curl(ecluse, "sender-pass").upload(sample));
    ecluse.close();
    Path records = ecluse.home().resolve("records.db");
    Path yesterday = Files.copy(records, directory.resolve("yesterday.db"));

    ecluse = RunningEcluse.again(ecluse);
    recipient().download(taken, directory.resolve("got")).ended().succeeded();
    recipient().call("deliveries/" + taken + "/ack", "-X", "POST");
    ecluse.close();
    Files.copy(yesterday, records, StandardCopyOption.REPLACE_EXISTING);
    ecluse = RunningEcluse.again(ecluse);
  }

  @AfterEach
  void stop() {
    ecluse.close();
  }

  @Test
  void whatWasTaken_isRefusedOnBothDoors_reported_andTheRestGoesOn() throws Exception {
    assertThat(recipient().refusal("deliveries/" + taken + "/content"))
        .contains("\"delivered\"")
        .endsWith("410");
    String remote = "/inbox/" + transfer + "/" + sample.name();
    OpenSsh.recipient(ecluse).batch("get " + remote + " " + ecluse.path("again")).failed();
    assertThat(directory.resolve("again")).doesNotExist();
    assertThat(reasonsOnTheLedger()).containsExactly("delivered");

    assertThat(ecluse.log()).contains("ALARM records_behind");
    assertThat(ecluse.tryCli("ledger", "verify").failed().text())
        .contains("perhaps an old copy of the records was put back");
    assertThat(ecluse.tryCli("fsck").failed().text()).contains("ledger-damaged");
    recipient().download(other, directory.resolve("other")).ended().succeeded();
    assertThat(Sample.sha256(directory.resolve("other"))).isEqualTo(sample.sha256());

    ecluse.cli("ledger", "accept");
    assertThat(ecluse.cli("ledger", "verify").text()).contains("intact").contains("accepted");
    await().atMost(Run.PATIENCE).until(() -> ecluse.tryCli("fsck").exit() == 0);
  }

  private Curl recipient() {
    return new Curl(ecluse, "pass-1");
  }

  /** Of what was put right between vault and records. */
  private List<String> reasonsOnTheLedger() throws SQLException {
    List<String> reasons = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + ecluse.home().resolve("records.db"));
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT json_extract(CAST(body AS TEXT), '$.reason') AS reason FROM ledger"
                    + " WHERE json_extract(CAST(body AS TEXT), '$.type') = 'reconciled'")) {
      while (found.next()) {
        reasons.add(found.getString("reason"));
      }
    }
    return reasons;
  }
}
