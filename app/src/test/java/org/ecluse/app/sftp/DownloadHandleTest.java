package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

class DownloadHandleTest {

  private static final int PIECE = 1_000;

  /** Answers each read with the next of these. */
  private record Pieces(Deque<Outcome<Integer>> answers) implements OutgoingFile {

    @Override
    public DeliveryView delivery() {
      Id128 id = new Id128(1, 2);
      return new DeliveryView(
          new DeliveryId(id),
          new TransferId(id),
          new FileId(id),
          new AccountId("hopital"),
          "Hôpital",
          new AccountId("ars-idf"),
          "export.csv",
          10L * PIECE,
          "",
          Instant.EPOCH,
          Instant.EPOCH,
          "claimed",
          Optional.empty());
    }

    @Override
    public Outcome<Integer> read(long position, ByteBuffer into) {
      return answers.remove();
    }

    @Override
    public void awaitAcknowledgement() {}

    @Override
    public void confirm() {}

    @Override
    public void confirmExcept(RangeSet unread) {}

    @Override
    public void takeBack(Range unsent) {}

    @Override
    public void close() {}

    @Override
    public void onStop(Runnable stop) {}
  }

  private static Answer readTwoPieces(List<Outcome<Integer>> answers) {
    DownloadHandle handle =
        new DownloadHandle(
            new Pieces(new ArrayDeque<>(answers)),
            new Traffic(new SimpleMeterRegistry()),
            () -> {});
    return handle.read(0, ByteBuffer.allocate(2 * PIECE));
  }

  @Test
  void anAnswer_isFilledFromAsManyPiecesAsItTakes() {
    Answer answer = readTwoPieces(List.of(Outcome.done(PIECE), Outcome.done(PIECE)));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Data.class, data -> assertThat(data.bytes().remaining()).isEqualTo(2 * PIECE));
  }

  @Test
  void aRefusalInTheMiddle_isTheAnswer_andNotTheBytesBeforeIt() {
    Refusal busy = new Refusal.Busy(Duration.ofSeconds(1));
    assertThat(readTwoPieces(List.of(Outcome.done(PIECE), Outcome.refused(busy))))
        .isEqualTo(Status.of(busy));
  }
}
