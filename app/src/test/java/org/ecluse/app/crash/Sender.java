package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.isBusy;
import static org.ecluse.app.crash.Answers.patiently;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.TransferId;

/** Sends as a good client does: after a failure it looks what is there, and goes on from there. */
final class Sender {

  private static final int PATIENCE = 5;
  private static final int MANY = 100;

  private final People people;
  private final Memory memory;

  Sender(People people, Memory memory) {
    this.people = people;
    this.memory = memory;
  }

  private Caller lab() {
    return people.who(People.LAB);
  }

  TransferId begin(Parcel parcel) {
    TransferId known = memory.transfers.get(parcel.name());
    if (known != null) {
      return known;
    }
    TransferId id = done(patiently(() -> tryBegin(parcel)));
    memory.transfers.put(parcel.name(), id);
    return id;
  }

  Outcome<TransferId> tryBegin(Parcel parcel) {
    return people.transfers().begin(lab(), wish(parcel)).map(TransferView::id);
  }

  private static NewTransfer wish(Parcel parcel) {
    return new NewTransfer(
        parcel.recipients(),
        Optional.of(parcel.expires()),
        Optional.of(Parcel.MARKER),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Brings a file up to a size; at its own size it is finished, before that it is suspended. */
  void upload(Parcel parcel, int untilBytes) {
    TransferId transfer = begin(parcel);
    byte[] content = parcel.content();
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      Optional<FileView> stored = stored(transfer, parcel);
      if (isThere(parcel, stored, untilBytes)) {
        return;
      }
      Outcome<IncomingFile> opened =
          stored.isPresent()
              ? people.transfers().resume(lab(), stored.get().id())
              : people.transfers().receive(lab(), transfer, parcel.fileName(), declared(parcel));
      if (!isBusy(opened)) {
        write(done(opened), parcel, content, untilBytes);
      }
    }
    assertThat(isThere(parcel, stored(transfer, parcel), untilBytes)).isTrue();
  }

  private static OptionalLong declared(Parcel parcel) {
    return OptionalLong.of(parcel.sizeBytes());
  }

  private boolean isThere(Parcel parcel, Optional<FileView> stored, int untilBytes) {
    if (stored.isEmpty() || stored.get().sizeBytes() < untilBytes) {
      return false;
    }
    memory.kept.put(parcel.name(), stored.get().sizeBytes());
    return untilBytes < parcel.sizeBytes() || stored.get().sha256().isPresent();
  }

  private void write(IncomingFile file, Parcel parcel, byte[] content, int untilBytes) {
    try (file) {
      int position = (int) file.position();
      assertThat(file.position())
          .isGreaterThanOrEqualTo(memory.kept.getOrDefault(parcel.name(), 0L));
      Outcome<Long> written = file.write(ByteBuffer.wrap(content, position, untilBytes - position));
      boolean whole = !isBusy(written) && untilBytes == content.length && !isBusy(file.finish());
      if (!whole) {
        file.suspend();
      }
    }
  }

  Optional<FileView> stored(TransferId transfer, Parcel parcel) {
    return show(transfer).files().stream()
        .filter(file -> file.name().equals(parcel.fileName()))
        .findFirst();
  }

  TransferView show(TransferId transfer) {
    return done(patiently(() -> people.transfers().show(people.house.console(), transfer)));
  }

  /** Sends what was uploaded; what was sent already is looked up. */
  void send(Parcel parcel) {
    TransferId transfer = begin(parcel);
    var _ = patiently(() -> people.transfers().send(lab(), transfer));
    remember(parcel, show(transfer));
  }

  /** Sends a file in one go; who was not told looks whether it went, and else begins again. */
  void sendAtOnce(Parcel parcel) {
    Optional<TransferView> sent = sent(parcel);
    for (int attempt = 0; attempt < PATIENCE && sent.isEmpty(); attempt++) {
      Outcome<IncomingFile> opened =
          people.transfers().receiveAlone(lab(), wish(parcel), parcel.fileName());
      if (!isBusy(opened)) {
        finishAndSend(done(opened), parcel);
      }
      sent = sent(parcel);
    }
    remember(parcel, sent.orElseThrow());
  }

  private void finishAndSend(IncomingFile file, Parcel parcel) {
    try (file) {
      if (!isBusy(file.write(ByteBuffer.wrap(parcel.content())))) {
        var _ = isBusy(people.transfers().finishAndSend(lab(), file));
      }
    }
  }

  private Optional<TransferView> sent(Parcel parcel) {
    return done(patiently(() -> people.transfers().list(lab(), MANY))).stream()
        .filter(
            transfer ->
                transfer.deliveries().stream()
                    .anyMatch(
                        delivery -> delivery.isLive() && delivery.name().equals(parcel.fileName())))
        .findFirst();
  }

  private void remember(Parcel parcel, TransferView sent) {
    assertThat(sent.deliveries()).hasSize(parcel.recipients().size());
    for (DeliveryView delivery : sent.deliveries()) {
      memory.offered.put(parcel.name() + " for " + delivery.recipient(), delivery.id());
      memory.parcels.put(delivery.id(), parcel);
    }
  }
}
