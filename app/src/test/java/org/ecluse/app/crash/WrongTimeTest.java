package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.isBusy;
import static org.ecluse.app.crash.Answers.refused;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ecluse.app.clock.Machine;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.transfer.SweepReport;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's clock is set wrong, while a house runs and across a restart. */
class WrongTimeTest {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant IN_TEN_YEARS = People.START.plus(YEAR.multipliedBy(10));
  private static final Refusal EXPIRED = Refusal.gone(EndReason.EXPIRED);

  @TempDir(factory = InMemory.class)
  Path folder;

  private final Machine machine = new Machine(People.START);
  private final Memory memory = new Memory(People.START);
  private People people;

  @BeforeEach
  void settle() {
    people = People.settle(folder.resolve("home"), machine);
  }

  @AfterEach
  void close() {
    people.close();
  }

  private void restart() {
    people.close();
    people = people.at(folder.resolve("home"), machine);
  }

  @Test
  void setBackAYear_nothingRevives_runningAndAcrossARestart() {
    DeliveryId id = send("1d");
    machine.pass(Duration.ofDays(1));
    people.transfers().keepTime();

    machine.set(People.START.minus(YEAR));
    assertThat(refused(take(id))).isEqualTo(EXPIRED);
    people.transfers().keepTime();
    assertThat(facts("clock_behind")).hasSize(1);
    restart();
    assertThat(refused(take(id))).isEqualTo(EXPIRED);
    assertThat(people.transfers().sweep().ended()).isEqualTo(1);
    assertThat(people.house.stores().vault().key(id)).isEmpty();
  }

  @Test
  void setBackAYear_whatIsToExpire_expiresInTime() {
    DeliveryId id = send("1d");
    machine.set(People.START.minus(YEAR));
    machine.pass(Duration.ofHours(23));
    done(take(id)).close();

    machine.pass(Duration.ofHours(1));
    assertThat(refused(take(id))).isEqualTo(EXPIRED);
  }

  @Test
  void tenYearsAhead_nothingIsLetOutOrErased_untilTheClockIsRight() {
    DeliveryId id = send("3d");
    OutgoingFile running = done(take(id));
    done(running.read(0, ByteBuffer.allocate(100)));

    machine.set(IN_TEN_YEARS);
    people.transfers().keepTime();

    assertThat(facts("clock_ahead")).hasSize(1);
    assertThat(isBusy(take(id))).isTrue();
    assertThat(isBusy(running.read(100, ByteBuffer.allocate(100)))).isTrue();
    assertThat(people.transfers().sweep()).isEqualTo(new SweepReport(0, 0, 0));
    restart();
    assertThat(people.transfers().sweep()).isEqualTo(new SweepReport(0, 0, 0));
    assertThat(isBusy(take(id))).isTrue();
    assertThat(people.house.stores().vault().key(id)).isPresent();

    machine.set(People.START.plusSeconds(60));
    people.transfers().keepTime();
    assertThat(facts("clock_agrees")).hasSize(1);
    new Recipient(people, memory, People.ARS).fetch(id);
  }

  @Test
  void tenYearsAhead_andConfirmed_whatHasExpiredEnds() {
    DeliveryId id = send("3d");
    machine.set(IN_TEN_YEARS);
    people.transfers().keepTime();

    assertThat(done(people.transfers().confirmClock(people.house.console()))).isNotNull();

    assertThat(facts("clock_confirmed")).hasSize(1);
    assertThat(people.transfers().sweep().ended()).isEqualTo(1);
    assertThat(people.house.stores().vault().key(id)).isEmpty();
    assertThat(refused(people.transfers().confirmClock(people.house.console())))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void switchedOffForWeeks_theServiceGoesOnByItself_andWhatHasExpiredEnds() {
    DeliveryId id = send("3d");
    machine.beOff(Duration.ofDays(25));
    restart();
    people.transfers().keepTime();

    assertThat(facts("clock_ahead")).isEmpty();
    assertThat(refused(take(id))).isEqualTo(EXPIRED);
    assertThat(people.transfers().sweep().ended()).isEqualTo(1);
    done(take(send("sent later", "3d"))).close();
  }

  @Test
  void nothingIsSent_whileNobodyKnowsTheTime_butItArrives() {
    Parcel parcel = new Parcel("waits", 20_000, "3d", List.of(People.ARS));
    machine.set(IN_TEN_YEARS);
    Sender sender = new Sender(people, memory);
    sender.upload(parcel, parcel.sizeBytes());
    assertThat(isBusy(people.transfers().send(people.who(People.LAB), sender.begin(parcel))))
        .isTrue();

    machine.set(People.START);
    sender.send(parcel);
  }

  @Test
  void aSetClock_endsNoLease() {
    DeliveryId id = send("3d");
    Recipient ars = new Recipient(people, memory, People.ARS);
    ars.readUntil(id, 20_000);

    machine.set(People.START.plus(Duration.ofHours(20)));
    assertThat(people.transfers().sweep().ended()).isZero();
    machine.pass(Duration.ofMinutes(14));
    assertThat(people.transfers().sweep().ended()).isZero();

    machine.pass(Duration.ofMinutes(2));
    assertThat(people.transfers().sweep().ended()).isEqualTo(1);
    assertThat(ars.hasEnded(id)).isTrue();
  }

  private DeliveryId send(String expires) {
    return send("timed", expires);
  }

  private DeliveryId send(String name, String expires) {
    Parcel parcel = new Parcel(name, 20_000, expires, List.of(People.ARS));
    Sender sender = new Sender(people, memory);
    sender.upload(parcel, parcel.sizeBytes());
    sender.send(parcel);
    return Objects.requireNonNull(memory.offered.get(name + " for " + People.ARS));
  }

  private Outcome<OutgoingFile> take(DeliveryId id) {
    return people.transfers().take(people.who(People.ARS), id);
  }

  private List<String> facts(String type) {
    return Facts.of(people.house, type);
  }
}
