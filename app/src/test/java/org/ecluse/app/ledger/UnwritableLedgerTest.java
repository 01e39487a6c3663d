package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.wiring.Inhabited;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger takes nothing, for whatever reason, while everything else can be written. */
class UnwritableLedgerTest {

  @TempDir Path directory;

  private Path home;
  private Inhabited people;

  @BeforeEach
  void open() {
    home = directory.resolve("home");
    people = new Inhabited(home);
  }

  @AfterEach
  void close() {
    people.close();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("records.db"));
        Statement statements = connection.createStatement()) {
      statements.execute(statement);
    }
  }

  private void lockLedger() throws SQLException {
    sql(
        "CREATE TRIGGER ledger_takes_nothing BEFORE INSERT ON ledger"
            + " BEGIN SELECT RAISE(ABORT, 'full'); END");
  }

  @Test
  void nothingIsSent_andNothingIsLetOut_untilItCanBeWrittenAgain() throws SQLException {
    DeliveryView delivery = people.send("hello");
    Caller sender = people.sender();
    Caller recipient = people.recipient();
    lockLedger();

    assertBusy(people.house.transfers().begin(sender, NewTransfer.to("ars-idf")));
    for (int attempt = 0; attempt < 3; attempt++) {
      try (OutgoingFile file =
          Inhabited.done(people.house.transfers().take(recipient, delivery.id()))) {
        assertBusy(file.read(0, ByteBuffer.allocate(5)));
      }
    }

    sql("DROP TRIGGER ledger_takes_nothing");
    try (OutgoingFile file =
        Inhabited.done(people.house.transfers().take(recipient, delivery.id()))) {
      ByteBuffer content = ByteBuffer.allocate(5);
      assertThat(Inhabited.done(file.read(0, content))).isEqualTo(5);
      file.confirm();
    }
    assertThat(Inhabited.done(people.house.transfers().look(recipient, delivery.id())).state())
        .isEqualTo("delivered");
  }

  private static void assertBusy(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<?>) outcome).refusal()).isInstanceOf(Refusal.Busy.class);
  }
}
