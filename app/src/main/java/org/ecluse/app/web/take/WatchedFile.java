package org.ecluse.app.web.take;

import java.nio.ByteBuffer;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;

/** A file that tells how far it was read, and when that ended. */
final class WatchedFile implements OutgoingFile {

  private final OutgoingFile file;
  private final Underway.Taken taken;
  private boolean over;

  WatchedFile(OutgoingFile file, Underway.Taken taken) {
    this.file = file;
    this.taken = taken;
  }

  @Override
  public DeliveryView delivery() {
    return file.delivery();
  }

  @Override
  public Outcome<Integer> read(long position, ByteBuffer into) {
    Outcome<Integer> read = file.read(position, into);
    if (read instanceof Outcome.Done<Integer>(Integer count)) {
      taken.reached(position + count);
    }
    return read;
  }

  @Override
  public void awaitAcknowledgement() {
    file.awaitAcknowledgement();
  }

  @Override
  public void confirm() {
    try {
      file.confirm();
    } finally {
      end();
    }
  }

  @Override
  public void confirmExcept(RangeSet unread) {
    try {
      file.confirmExcept(unread);
    } finally {
      end();
    }
  }

  @Override
  public void takeBack(Range unsent) {
    file.takeBack(unsent);
  }

  @Override
  public void close() {
    try {
      file.close();
    } finally {
      end();
    }
  }

  private void end() {
    if (!over) {
      over = true;
      taken.end();
    }
  }

  @Override
  public void onStop(Runnable stop) {
    file.onStop(stop);
  }
}
