package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * A delivery that is being read. Closing it says that the client has what it was given; a line that
 * breaks says nothing, and the delivery stays resumable.
 */
final class DownloadHandle implements Handle {

  private final OutgoingFile file;
  private final Traffic traffic;

  /**
   * @param breakLine closes the connection at once, with what is queued on it
   */
  DownloadHandle(OutgoingFile file, Traffic traffic, Runnable breakLine) {
    this.file = file;
    this.traffic = traffic;
    file.onStop(breakLine);
  }

  @Override
  public Answer read(long offset, ByteBuffer into) {
    long remaining = file.delivery().sizeBytes() - offset;
    if (offset < 0 || remaining <= 0) {
      return Status.EOF;
    }
    int wanted = (int) Math.min(into.remaining(), remaining);
    into.limit(into.position() + wanted);
    return fill(offset, into);
  }

  /**
   * Clients take a short answer for the end of the file, and those that read by pages (sshfs) fill
   * the rest of the page with zeros: an answer is as long as was asked for, or a refusal.
   */
  private Answer fill(long offset, ByteBuffer into) {
    int filled = 0;
    while (filled < into.limit()) {
      switch (file.read(offset + filled, into.slice(filled, into.limit() - filled))) {
        case Outcome.Done<Integer>(Integer count) when count > 0 -> filled += count;
        case Outcome.Done<Integer> _ -> {
          return filled > 0 ? data(into, filled) : Status.EOF;
        }
        case Outcome.Refused<Integer>(Refusal refusal) -> {
          return Status.of(refusal);
        }
      }
    }
    return data(into, filled);
  }

  private Answer data(ByteBuffer into, int filled) {
    traffic.sent(filled);
    return new Answer.Data(into.position(0).limit(filled));
  }

  @Override
  public Attributes attributes() {
    return attributes(file.delivery());
  }

  static Attributes attributes(DeliveryView delivery) {
    return Attributes.received(delivery.sizeBytes(), delivery.receivedAt());
  }

  @Override
  public Status close() {
    file.confirm();
    return Status.OK;
  }

  /** Some clients hang up right before or after they ask to close, when they have everything. */
  @Override
  public void drop(LastWord lastWord) {
    switch (lastWord) {
      case LastWord.Close _ -> file.confirm();
      case LastWord.Goodbye(var unread) -> file.confirmExcept(unread);
      case LastWord.Silence _ -> file.close();
    }
  }

  @Override
  public boolean isTransfer() {
    return true;
  }
}
