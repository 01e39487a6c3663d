package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A file that a sender writes. Closing it sends it, or holds it where its name says that it is not
 * whole; a line that breaks leaves it resumable, and so does a client that writes elsewhere than
 * where the file ends; whatever else goes wrong leaves nothing of it.
 *
 * <p>Appending is no exception: who appends says where, and a client that believes another length
 * than is here must not go on, or the file would be sent with a hole or a piece twice. Who does not
 * append and begins at the first byte means the whole file: what arrived earlier is given up.
 */
final class UploadHandle implements Handle {

  private final Visit visit;
  private final boolean held;
  private final Supplier<Outcome<IncomingFile>> beginAgain;
  private final EarlyWrites early = new EarlyWrites();
  private IncomingFile file;
  private boolean written;
  private @Nullable Status failed;

  /**
   * @param held whether its name says that it is not whole when it is closed
   * @param beginAgain gives up what arrived before this handle was opened
   */
  UploadHandle(
      Visit visit, IncomingFile file, boolean held, Supplier<Outcome<IncomingFile>> beginAgain) {
    this.visit = visit;
    this.file = file;
    this.held = held;
    this.beginAgain = beginAgain;
  }

  @Override
  public Status write(long offset, ByteBuffer bytes) {
    if (failed != null) {
      return failed;
    }
    if (offset == 0 && !written && file.position() > 0) {
      switch (beginAgain.get()) {
        case Outcome.Done<IncomingFile>(IncomingFile empty) -> file = empty;
        case Outcome.Refused<IncomingFile>(Refusal refusal) -> {
          return suspended(Status.of(refusal));
        }
      }
    }
    written = true;
    return writeOn(offset, bytes);
  }

  private Status writeOn(long offset, ByteBuffer bytes) {
    long expected = file.position();
    if (offset == expected) {
      return take(bytes);
    }
    if (offset < expected) {
      return suspended(Status.failure("what has arrived cannot be written again"));
    }
    return early.keep(offset, bytes)
        ? Status.OK
        : suspended(Status.failure("a file is written from its beginning to its end"));
  }

  private Status suspended(Status status) {
    failed = status;
    suspend();
    return status;
  }

  private Status take(ByteBuffer bytes) {
    for (ByteBuffer next = bytes; next != null; next = early.remove(file.position())) {
      int count = next.remaining();
      if (file.write(next) instanceof Outcome.Refused<Long>(Refusal refusal)) {
        return fail(refusal);
      }
      visit.traffic().received(count);
    }
    return Status.OK;
  }

  private Status fail(Refusal refusal) {
    Status status = Status.of(refusal);
    failed = status;
    if (mayPass(refusal)) {
      suspend();
    } else {
      discard();
    }
    return status;
  }

  /**
   * Whether what has arrived may still be gone on with: a full disk passes, authority is renewed,
   * and a file that was begun elsewhere with a size may still reach it.
   */
  private static boolean mayPass(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Busy _, Refusal.Conflict _, Refusal.Unauthenticated _ -> true;
      case Refusal.NotFound _,
          Refusal.Gone _,
          Refusal.Claimed _,
          Refusal.ForbiddenByPolicy _,
          Refusal.TooLarge _,
          Refusal.Invalid _,
          Refusal.Damaged _ ->
          false;
    };
  }

  @Override
  public Attributes attributes() {
    return Attributes.sent(failed == null ? file.position() : 0, visit.since());
  }

  @Override
  public Status close() {
    if (failed != null) {
      return failed;
    }
    if (!early.isEmpty()) {
      discard();
      return Status.failure("bytes in the middle of the file are missing");
    }
    Outcome<?> closed =
        held ? file.finish() : visit.transfers().finishAndSend(visit.caller(), file);
    return closed instanceof Outcome.Refused<?>(Refusal refusal) ? fail(refusal) : Status.OK;
  }

  @Override
  public void drop(LastWord lastWord) {
    if (failed == null) {
      suspend();
    }
  }

  private void suspend() {
    if (file.position() == 0) {
      discard();
    } else {
      file.suspend();
    }
  }

  private void discard() {
    if (file.discard()) {
      end();
    }
  }

  /** A transfer of one file ends with it. */
  private void end() {
    Status.done(visit.transfers().revoke(visit.caller(), file.transfer()));
  }

  @Override
  public boolean isTransfer() {
    return true;
  }
}
