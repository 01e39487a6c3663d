package org.ecluse.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.check.Fsck;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.ledger.Audit;
import org.ecluse.app.ledger.Export;
import org.ecluse.app.ledger.ExportCheck;
import org.ecluse.app.ledger.Fault;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.Residue;
import org.ecluse.app.receipt.ReceiptCheck;
import org.ecluse.app.receipt.ReceiptKey;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.MovableClock;
import org.ecluse.app.transfer.SoundClock;
import org.ecluse.app.wiring.Inhabited;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year later: what is over is forgotten, and everything that was proven still is. */
class ForgettingTest {

  private static final Instant DAY = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final AccountId LAB = new AccountId("lab");

  @TempDir Path directory;

  /** Of the forgetting alone: the house's own clock would not believe such a leap. */
  private final MovableClock later = new MovableClock(DAY);

  private Inhabited people;
  private NoteKey key;
  private DeliveryView taken;
  private String receipt;
  private Path before;

  @BeforeEach
  void aTransferThatIsOver() throws IOException {
    people = new Inhabited(directory.resolve("home"), new MovableClock(DAY));
    key = people.house.notary().publicKey();
    taken = people.send("one of few possible results");
    people.take(taken.id());
    people.house.transfers().sweep();
    receipt = Inhabited.done(people.house.receipts().of(people.sender(), taken.transfer()));
    people.house.notary().hurry();
    people.house.transfers().anchor();
    before = export("before");
    later.advance(YEAR.plusDays(8));
  }

  @AfterEach
  void close() {
    people.close();
  }

  private Path export(String name) throws IOException {
    StringWriter text = new StringWriter();
    assertThat(new Export(people.house.stores().ledger(), key).write(text, Long.MAX_VALUE))
        .isPositive();
    return Files.writeString(directory.resolve(name), text.toString(), StandardCharsets.US_ASCII);
  }

  private ExportCheck.Result check(Path export) throws IOException {
    return new ExportCheck(export, List.of(key), List.of()).run(_ -> {});
  }

  private void forget() {
    Forgetting forgetting =
        new Forgetting(
            people.house.stores().archive(),
            new Memory(YEAR, YEAR, Duration.ofDays(90)),
            new SoundClock(later));
    for (int i = 0; i < 4; i++) {
      forgetting.round();
    }
    people.house.transfers().anchor();
  }

  private History history() {
    History history = new History();
    people.house.stores().ledger().forEach(history::hear);
    return history;
  }

  @Test
  void factsAreErased_andEveryProofIsAsGoodAsBefore() throws IOException {
    forget();

    assertThat(people.house.stores().ledger().verify()).isInstanceOf(LedgerCheck.Intact.class);
    Path after = export("after");
    assertThat(Files.readString(after))
        .doesNotContain(taken.id().toString(), taken.transfer().toString(), "account_added")
        .contains("ledger_key_taken", "ledger_facts_erased");
    assertThat(check(after)).isInstanceOf(ExportCheck.Result.Sound.class);
    assertThat(check(before)).isInstanceOf(ExportCheck.Result.Sound.class);
    List<NoteKey> keys = ReceiptKey.in("{\"keys\":[" + ReceiptKey.of(key) + "]}").orElseThrow();
    assertThat(ReceiptCheck.of(receipt, keys)).isInstanceOf(ReceiptCheck.Result.Genuine.class);
    assertThat(new Fsck(people.house.stores()).run()).isEmpty();
  }

  @Test
  void everyFlippedByteOfAnErasedExport_isFound() throws IOException {
    forget();
    Path after = export("after");
    byte[] bytes = Files.readAllBytes(after);
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) (1 << (i % Byte.SIZE));
      Files.write(after, flipped);
      assertThat(check(after)).as("byte %d", i).isInstanceOf(ExportCheck.Result.Unsound.class);
    }
  }

  @Test
  void theRecords_keepNeitherNamesNorTransfers_whichNobodyFindsAnyMore() {
    assertThat(people.house.stores().records().transfer(taken.transfer())).isPresent();
    forget();
    assertThat(people.house.stores().records().transfer(taken.transfer())).isEmpty();
    assertThat(people.house.stores().records().file(taken.file())).isEmpty();
    assertThat(people.house.stores().records().delivery(taken.id())).isEmpty();
  }

  @Test
  void whatIsAlive_orNotOldEnough_isKept() throws IOException {
    people.house.stores().records().append(List.of(new LedgerEvent.EpochKeyDestroyed("later")));
    later.advance(YEAR.plusDays(9).negated());
    forget();
    assertThat(people.house.stores().records().transfer(taken.transfer())).isPresent();
    assertThat(Files.readString(export("after"))).contains(taken.id().toString());
  }

  @Test
  void aDisabledAccount_losesItsNameAndItsKeys_butNotItsPlace() {
    var account = people.house.accounts().find(LAB).orElseThrow();
    Inhabited.done(
        people
            .house
            .accountAdmin()
            .setMail(people.house.console(), LAB, Optional.of("lab@example.org")));
    Inhabited.done(people.house.accountAdmin().disable(people.house.console(), LAB));
    forget();

    assertThat(people.house.accounts().find(LAB)).isEmpty();
    var left = people.house.accounts().find(account.ref()).orElseThrow();
    assertThat(left.id().value()).startsWith("forgotten-").isEqualTo(left.displayName());
    assertThat(people.house.accounts().mail(account.ref())).isEmpty();
    assertThat(people.house.accounts().find(new AccountId("ars-idf"))).isPresent();
  }

  @Test
  void anExposureReport_saysOfWhichTimeItCanTellNothing() {
    Question then = new Question(DAY, DAY, List.of(), List.of(), List.of());
    assertThat(Exposure.of(history(), then).isPartial()).isFalse();
    forget();
    Exposure exposure = Exposure.of(history(), then);
    assertThat(exposure.isPartial()).isTrue();
    assertThat(exposure.readable()).isEmpty();
  }

  @Test
  void anErasureThatNoEntrySpeaksOf_isFound() {
    Audit silent = new Audit(List.of());
    people
        .house
        .stores()
        .ledger()
        .forEach(
            entry ->
                assertThat(
                        silent.next(
                            LedgerEntry.erased(
                                entry.seq(), entry.prev(), new Residue(entry.leaf(), entry.link())),
                            (_, _, _) -> {}))
                    .isEmpty());
    assertThat(silent.conclude(List.of(key)))
        .map(Fault::what)
        .contains("its fact was erased, and no entry says so");
  }
}
