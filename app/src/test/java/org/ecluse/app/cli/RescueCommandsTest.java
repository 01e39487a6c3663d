package org.ecluse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ecluse.app.cli.Ecluse.Result;
import org.ecluse.app.wiring.Clocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for what should not happen, where it has not happened. */
class RescueCommandsTest {

  @TempDir Path directory;

  private Ecluse ecluse;

  @BeforeEach
  void home() {
    ecluse = new Ecluse(directory.resolve("home"));
    ecluse.run("admin", "add", "root");
  }

  @Test
  void aLedgerThatLacksNothing_needsNoAcceptance() {
    Result refused = ecluse.run("ledger", "accept");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("ecluse: Not possible: the ledger lacks nothing.\n");
  }

  @Test
  void aClockThatIsBelieved_isShown_andNeedsNoConfirmation() {
    assertThat(ecluse.run("clock", "show").line()).startsWith("It is 2").endsWith("is believed.");
    assertThat(ecluse.run("clock", "show", "--json").line())
        .startsWith("{\"now\":\"2")
        .endsWith("\"standing\":\"agrees\"}");

    Result refused = ecluse.run("clock", "confirm", today().toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("ecluse: Not possible: the clock is not in doubt.\n");
  }

  @Test
  void aConfirmation_namesTheDateThatTheClockShows() {
    Result refused = ecluse.run("clock", "confirm", today().plusDays(2).toString());

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("The machine's clock says ");
    assertThat(ecluse.run("clock", "confirm", "tomorrow").err())
        .startsWith(
            "ecluse: Invalid value for positional parameter at index 0 (DATE): a date looks");
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Clocks.system().instant(), ZoneOffset.UTC);
  }
}
