package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.ecluse.app.check.Fsck;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/** What must be true of a home that was opened again. */
final class Aftermath {

  private final People people;
  private final Memory memory;

  Aftermath(People people, Memory memory) {
    this.people = people;
    this.memory = memory;
  }

  /** No file below a home holds a line of a content, a file's name or a purpose. */
  static void nothingReadable(Path home) throws IOException {
    for (Path file : Disk.files(home)) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains(Parcel.MARKER) || bytes.contains(Parcel.FILE))
          .as("%s can be read", file)
          .isFalse();
    }
  }

  /** The stores agree, and nothing lies about that belongs to nothing. */
  void sound(Path home) throws IOException {
    people.transfers().sweep();
    Stores stores = people.house.stores();
    assertThat(new Fsck(stores).run()).isEmpty();
    assertThat(stores.ledger().verify()).isInstanceOf(LedgerCheck.Intact.class);
    assertThat(people.transfers().expiredButStoredBytes()).isZero();
    assertThat(Disk.files(home))
        .noneMatch(file -> file.toString().endsWith(".new") || file.toString().endsWith(".draft"));
  }

  /** What was promised holds: nothing acknowledged is lost, nothing that ended is offered again. */
  void promisesHold() {
    for (DeliveryId id : memory.offered.values()) {
      boolean isListed = isListed(id);
      if (memory.over.contains(id)) {
        assertThat(isListed).as("%s has ended and is offered again", id).isFalse();
        assertThat(refused(people.transfers().take(recipientOf(id), id)))
            .isInstanceOf(Refusal.Gone.class);
        assertThat(people.house.stores().vault().key(id)).isEmpty();
      } else if (!memory.ending.contains(id)) {
        assertThat(isListed).as("%s was sent and is lost", id).isTrue();
        done(people.transfers().take(recipientOf(id), id)).close();
      }
    }
  }

  private boolean isListed(DeliveryId id) {
    return done(people.transfers().inbox(recipientOf(id))).stream()
        .map(DeliveryView::id)
        .anyMatch(id::equals);
  }

  private Caller recipientOf(DeliveryId id) {
    DeliveryView view = done(people.transfers().look(people.house.console(), id));
    return people.who(view.recipient().value());
  }

  /** At the end nothing has left more than it may, and nothing is left. */
  void nothingStays() throws IOException {
    memory.gave.forEach(
        (id, bytes) -> {
          Parcel parcel = Objects.requireNonNull(memory.parcels.get(id));
          int copies = memory.reissued.contains(id) ? 2 : 1;
          assertThat(bytes).as("%s", parcel).isLessThanOrEqualTo(copies * parcel.budgetBytes());
        });
    people.machine.passUntil(People.START.plus(Duration.ofDays(20)));
    people.transfers().sweep();
    Stores stores = people.house.stores();
    assertThat(stores.vault().live()).isEmpty();
    assertThat(stores.vault().uploads()).isEmpty();
    assertThat(stores.blobs().all()).isEmpty();
    assertThat(stores.epochKeys().epochs()).isEqualTo(List.of());
    assertThat(new Fsck(stores).run()).isEmpty();
    assertThat(stores.ledger().verify()).isInstanceOf(LedgerCheck.Intact.class);
  }
}
