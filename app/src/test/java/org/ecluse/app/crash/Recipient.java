package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.patiently;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;

/** Takes files out, honestly or greedily, and counts every byte it was given. */
final class Recipient {

  private static final int PIECE_BYTES = 1 << 18;
  private static final int PATIENCE = 5;

  private final People people;
  private final Memory memory;
  private final String name;

  Recipient(People people, Memory memory, String name) {
    this.people = people;
    this.memory = memory;
    this.name = name;
  }

  /** Reads on from where it was, up to a position, and lets the line die. */
  void readUntil(DeliveryId id, int untilBytes) {
    for (int attempt = 0; attempt < PATIENCE && have(id) < untilBytes; attempt++) {
      try (OutgoingFile file =
          done(patiently(() -> people.transfers().take(people.who(name), id)))) {
        goOn(file, untilBytes);
      }
    }
    assertThat(have(id)).isGreaterThanOrEqualTo(untilBytes);
  }

  /** Reads the rest and closes properly, which delivers it. */
  void fetch(DeliveryId id) {
    int size = parcel(id).sizeBytes();
    memory.ending.add(id);
    for (int attempt = 0; attempt < PATIENCE && !hasEnded(id); attempt++) {
      try (OutgoingFile file =
          done(patiently(() -> people.transfers().take(people.who(name), id)))) {
        if (have(id) == size) {
          // It has everything; somebody who asks for the last byte again proves it.
          memory.have.put(id, size - 1);
        }
        goOn(file, size);
        file.confirm();
      }
    }
    assertThat(hasEnded(id)).isTrue();
    memory.over.add(id);
  }

  /** Reads whole copies again and again and never closes, until nothing comes any more. */
  void drain(DeliveryId id) {
    memory.ending.add(id);
    boolean more = true;
    while (more) {
      memory.have.put(id, 0);
      Outcome<OutgoingFile> opened = patiently(() -> people.transfers().take(people.who(name), id));
      more = opened instanceof Outcome.Done<OutgoingFile>(OutgoingFile file) && readAll(file, id);
    }
    assertThat(hasEnded(id)).isTrue();
    memory.over.add(id);
  }

  private boolean readAll(OutgoingFile file, DeliveryId id) {
    try (file) {
      return goOn(file, parcel(id).sizeBytes());
    }
  }

  void acknowledge(DeliveryId id) {
    memory.ending.add(id);
    var _ = patiently(() -> people.transfers().acknowledge(people.who(name), id));
    assertThat(hasEnded(id)).isTrue();
    memory.over.add(id);
  }

  private boolean goOn(OutgoingFile file, int untilBytes) {
    DeliveryId id = file.delivery().id();
    byte[] content = parcel(id).content();
    while (have(id) < untilBytes) {
      int position = have(id);
      ByteBuffer buffer = ByteBuffer.allocate(Math.min(PIECE_BYTES, untilBytes - position));
      if (!(patiently(() -> file.read(position, buffer)) instanceof Outcome.Done<Integer>)) {
        return false;
      }
      int count = buffer.position();
      assertThat(buffer.array())
          .startsWith(Arrays.copyOfRange(content, position, position + count));
      memory.have.put(id, position + count);
      memory.gave.merge(id, (long) count, Long::sum);
    }
    return true;
  }

  boolean hasEnded(DeliveryId id) {
    return !done(patiently(() -> people.transfers().look(people.who(name), id))).isLive();
  }

  private int have(DeliveryId id) {
    return memory.have.getOrDefault(id, 0);
  }

  private Parcel parcel(DeliveryId id) {
    Parcel parcel = memory.parcels.get(id);
    if (parcel == null) {
      throw new AssertionError("nobody sent " + id);
    }
    return parcel;
  }
}
