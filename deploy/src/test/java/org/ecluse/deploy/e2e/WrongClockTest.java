package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine's clock was set wrong while the service was off. A test cannot set it, so it moves
 * what the service remembers of the time: seen from there, the clock is as wrong.
 */
@Tag("slow")
class WrongClockTest {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Pattern SHOWN =
      Pattern.compile("machine's clock says (\\d{4}-\\d\\d-\\d\\d)");

  @TempDir Path directory;
  private RunningEcluse ecluse;
  private Sample sample;
  private String transfer = "";
  private String delivery = "";

  @BeforeEach
  void send() throws IOException {
    ecluse = RunningEcluse.start(directory);
    sample = Sample.write(directory.resolve("export.csv"), 300_000);
    transfer = new Curl(ecluse, "sender-pass").upload(sample);
    delivery = new Curl(ecluse, "pass-1").deliveryOf(transfer);
  }

  @AfterEach
  void stop() {
    ecluse.close();
  }

  @Test
  void tenYearsAhead_nothingLeavesOrEnds_untilAnAdminConfirms() throws Exception {
    startWithClockOff(YEAR.multipliedBy(10));

    assertThat(ecluse.log()).contains("ALARM clock_ahead");
    assertThat(ecluse.metric("ecluse_clock_in_doubt")).isEqualTo(1);
    getOverSftp().failed();
    assertThat(refusalOverHttps()).endsWith("503");
    assertThat(ecluse.metric("ecluse_deliveries_live")).isEqualTo(1);

    String shown = ecluse.cli("clock", "show").text();
    assertThat(shown).contains("too far ahead");
    ecluse.tryCli("clock", "confirm", "2001-01-01").failed();
    Matcher today = SHOWN.matcher(shown);
    assertThat(today.find()).isTrue();
    ecluse.cli("clock", "confirm", today.group(1));
    await().atMost(Run.PATIENCE).until(() -> ecluse.metric("ecluse_clock_in_doubt") == 0);
    getOverSftp().succeeded();
    assertThat(Sample.sha256(directory.resolve("got"))).isEqualTo(sample.sha256());
  }

  @Test
  void setBackAYear_whatHadExpired_isGoneOnBothDoors() throws Exception {
    startWithClockOff(YEAR.negated());

    assertThat(ecluse.log()).contains("ALARM clock_behind");
    assertThat(refusalOverHttps()).as("nobody came for a year").endsWith("503");
    ecluse.cli("open");
    await()
        .atMost(Run.PATIENCE)
        .untilAsserted(
            () -> assertThat(refusalOverHttps()).contains("\"expired\"").endsWith("410"));
    getOverSftp().failed();
    assertThat(directory.resolve("got")).doesNotExist();
    await().atMost(Run.PATIENCE).until(() -> ecluse.metric("ecluse_deliveries_live") == 0);
  }

  private void startWithClockOff(Duration by) throws IOException, SQLException {
    ecluse.close();
    Path vault = ecluse.home().resolve("vault/vault.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
        Statement statement = connection.createStatement()) {
      int changed = statement.executeUpdate("UPDATE clock SET mark = mark - " + by.toNanos());
      assertThat(changed).isEqualTo(1);
    }
    ecluse = RunningEcluse.again(ecluse);
  }

  private Run getOverSftp() {
    String remote = "/inbox/" + transfer + "/" + sample.name();
    return OpenSsh.recipient(ecluse).batch("get " + remote + " " + ecluse.path("got"));
  }

  /** With a pass of the service's own time: its passes from before are not valid in it. */
  private String refusalOverHttps() throws IOException {
    ecluse.pass(RunningEcluse.RECIPIENT, "pass-of-that-time");
    return new Curl(ecluse, "pass-of-that-time").refusal("deliveries/" + delivery + "/content");
  }
}
