package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.patiently;
import static org.ecluse.app.crash.Answers.patientlyTry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.FileView;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * A story in which the service does everything that it does durably. Each chapter can be begun
 * again after it broke off: its people then look what is there and go on, as good clients do.
 */
final class Story {

  private static final Parcel PAIR = parcel("pair", 40_000, "3d", People.ARS, People.CPAM);
  private static final Parcel LONG = parcel("long", 1_200_000, "3d", People.ARS);
  private static final Parcel FREED = parcel("freed", 30_000, "3d", People.CPAM);
  private static final Parcel STOPPED = parcel("stopped", 10_000, "3d", People.ARS);
  private static final Parcel MORTAL = parcel("mortal", 10_000, "1d", People.ARS);
  private static final Parcel LATE = parcel("late", 20_000, "3d", People.ARS);
  private static final Parcel DROPPED = parcel("dropped", 20_000, "3d", People.ARS);
  private static final Parcel QUICK = parcel("quick", 15_000, "3d", People.ARS);
  private static final Parcel UNWANTED = parcel("unwanted", 20_000, "3d", People.ARS);

  private final People people;
  private final Memory memory;
  private final Sender sender;

  Story(People people, Memory memory) {
    this.people = people;
    this.memory = memory;
    this.sender = new Sender(people, memory);
  }

  private static Parcel parcel(String name, int sizeBytes, String expires, String... recipients) {
    return new Parcel(name, sizeBytes, expires, List.of(recipients));
  }

  private record Chapter(Stage stage, String title, Runnable events) {}

  private List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(new Chapter(Stage.LEDGER, "an account, an anchor", this::account));
    chapters.add(new Chapter(Stage.RECEIVE, "a file in one go", () -> whole(PAIR)));
    chapters.add(new Chapter(Stage.RECEIVE, "a broken line", () -> half(FREED)));
    chapters.add(new Chapter(Stage.RECEIVE, "goes on", () -> whole(FREED)));
    chapters.add(new Chapter(Stage.RECEIVE, "never sent", () -> half(LATE)));
    chapters.add(new Chapter(Stage.RECEIVE, "to be taken out", () -> half(UNWANTED)));
    chapters.add(new Chapter(Stage.RECEIVE, "a file is taken out", this::takeOut));
    chapters.add(new Chapter(Stage.RECEIVE, "to be dropped", () -> half(DROPPED)));
    chapters.add(new Chapter(Stage.RECEIVE, "a transfer is dropped", this::drop));
    for (Parcel parcel : List.of(PAIR, LONG, FREED, STOPPED, MORTAL)) {
      chapters.add(new Chapter(Stage.SEND, parcel.name(), () -> send(parcel)));
    }
    chapters.add(new Chapter(Stage.SEND, "in one go", () -> sender.sendAtOnce(QUICK)));
    chapters.add(new Chapter(Stage.CLAIM, "two begin to read", this::claim));
    chapters.add(new Chapter(Stage.RESERVE, "one reads on", this::readOn));
    chapters.add(new Chapter(Stage.SHRED, "a whole copy", () -> ars().fetch(id(LONG, People.ARS))));
    chapters.add(
        new Chapter(Stage.SHRED, "a small copy", () -> ars().fetch(id(QUICK, People.ARS))));
    chapters.add(new Chapter(Stage.SHRED, "an acknowledgement", this::acknowledge));
    chapters.add(new Chapter(Stage.SHRED, "a greedy reader", this::drain));
    chapters.add(new Chapter(Stage.SHRED, "a revocation", this::revoke));
    chapters.add(new Chapter(Stage.REISSUE, "another identity", this::reissue));
    chapters.add(
        new Chapter(Stage.SHRED, "has it", () -> cpamAgain().fetch(id(FREED, People.CPAM))));
    chapters.add(new Chapter(Stage.PURGE, "time ends the rest", this::passTime));
    chapters.add(new Chapter(Stage.ROTATE, "old keys go", this::rotate));
    return chapters;
  }

  /** Tells it to its end, from where the memory stands. */
  void tell() {
    chapters().forEach(this::tell);
  }

  /** Tells the chapter that broke off. */
  void goOn() {
    chapters().stream()
        .filter(chapter -> !memory.told.contains(chapter.title()))
        .findFirst()
        .ifPresent(this::tell);
  }

  private void tell(Chapter chapter) {
    if (!memory.told.contains(chapter.title())) {
      memory.stage = Optional.of(chapter.stage());
      chapter.events().run();
      memory.told.add(chapter.title());
    }
  }

  private void account() {
    patientlyTry(() -> People.addAccount(people.house, "extra", Role.RECIPIENT));
    keepTime();
    assertThat(patientlyTry(people.house.stores().ledger()::anchor)).isTrue();
  }

  private void half(Parcel parcel) {
    sender.upload(parcel, parcel.sizeBytes() / 2);
  }

  private void whole(Parcel parcel) {
    sender.upload(parcel, parcel.sizeBytes());
  }

  private void takeOut() {
    memory.kept.remove(UNWANTED.name());
    Optional<FileView> file = sender.stored(sender.begin(UNWANTED), UNWANTED);
    if (file.isPresent()) {
      var _ = patiently(() -> people.transfers().discardFile(lab(), file.get().id()));
    }
    assertThat(sender.stored(sender.begin(UNWANTED), UNWANTED)).isEmpty();
  }

  private void drop() {
    var _ = patiently(() -> people.transfers().revoke(lab(), sender.begin(DROPPED)));
    assertThat(sender.show(sender.begin(DROPPED)).state()).isEqualTo("revoked");
  }

  private void send(Parcel parcel) {
    whole(parcel);
    sender.send(parcel);
  }

  private void claim() {
    ars().readUntil(id(LONG, People.ARS), 1_000);
    cpam().readUntil(id(FREED, People.CPAM), 20_000);
  }

  private void readOn() {
    ars().readUntil(id(LONG, People.ARS), 1_100_000);
  }

  private void acknowledge() {
    ars().acknowledge(id(PAIR, People.ARS));
  }

  private void drain() {
    cpam().drain(id(PAIR, People.CPAM));
  }

  private void revoke() {
    DeliveryId stopped = id(STOPPED, People.ARS);
    memory.ending.add(stopped);
    var _ = patiently(() -> people.transfers().revoke(lab(), sender.begin(STOPPED)));
    assertThat(ars().hasEnded(stopped)).isTrue();
    memory.over.add(stopped);
  }

  private void reissue() {
    DeliveryId freed = id(FREED, People.CPAM);
    memory.reissued.add(freed);
    var _ = patiently(() -> people.transfers().reissue(lab(), freed));
    memory.have.put(freed, 0);
    cpamAgain().readUntil(freed, 10_000);
  }

  private void passTime() {
    DeliveryId mortal = id(MORTAL, People.ARS);
    memory.ending.add(mortal);
    moveTo(Duration.ofDays(2));
    keepTime();
    patientlyTry(people.transfers()::sweep);
    assertThat(ars().hasEnded(mortal)).isTrue();
    memory.over.add(mortal);
  }

  private void rotate() {
    moveTo(Duration.ofDays(8));
    var _ = done(patientlyTry(() -> people.house.passes().rotate(people.house.console())));
    patientlyTry(people.transfers()::sweep);
    assertThat(patientlyTry(people.house.stores().ledger()::anchor)).isTrue();
  }

  private void keepTime() {
    patientlyTry(
        () -> {
          people.transfers().keepTime();
          return true;
        });
  }

  private void moveTo(Duration sinceStart) {
    memory.now = People.START.plus(sinceStart);
    people.machine.passUntil(memory.now);
  }

  private DeliveryId id(Parcel parcel, String recipient) {
    return Objects.requireNonNull(memory.offered.get(parcel.name() + " for " + recipient));
  }

  private Caller lab() {
    return people.who(People.LAB);
  }

  private Recipient ars() {
    return new Recipient(people, memory, People.ARS);
  }

  private Recipient cpam() {
    return new Recipient(people, memory, People.CPAM);
  }

  private Recipient cpamAgain() {
    return new Recipient(people, memory, People.CPAM_AGAIN);
  }
}
