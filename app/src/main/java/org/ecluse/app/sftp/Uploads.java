package org.ecluse.app.sftp;

import java.util.function.Supplier;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * What a sender does to a file. Over SFTP one file is one transfer to one recipient; what was begun
 * through another door can be looked at and removed, not written; a new file of its name stands
 * beside it.
 */
final class Uploads {

  private final Visit visit;
  private final Transfers transfers;
  private final Caller caller;

  Uploads(Visit visit) {
    this.visit = visit;
    transfers = visit.transfers();
    caller = visit.caller();
  }

  /** Opens a name that nothing has. */
  Answer openNew(AccountId recipient, String name, OpenFlags flags) {
    if (!flags.writes()) {
      return Status.NO_SUCH_FILE;
    }
    return flags.creates() ? begin(recipient, name) : Status.NO_SUCH_FILE;
  }

  Answer openExisting(AccountId recipient, String name, Upload existing, OpenFlags flags) {
    if (!flags.writes()) {
      return Status.denied("what was sent cannot be read back");
    }
    if (flags.creates() && flags.isExclusive()) {
      return Status.failure("it exists already");
    }
    return switch (existing) {
      case Upload.Sent _ when flags.truncates() || mayBeginAgain(flags) -> begin(recipient, name);
      case Upload.Sent _ -> Status.denied("what was sent cannot be changed");
      case Upload.Unsent unsent when flags.truncates() ->
          unsent.givesWay()
              ? ifOk(discard(unsent.transfer()), () -> begin(recipient, name))
              : begin(recipient, name);
      case Upload.Unsent unsent when !unsent.isAlone() ->
          Status.denied("it belongs to a transfer that was begun elsewhere");
      case Upload.Unsent unsent when unsent.file().isComplete() ->
          Status.denied("it has arrived whole and waits to be renamed");
      case Upload.Unsent unsent ->
          Status.of(
              transfers.resume(caller, unsent.file().id()),
              file -> resumed(file, recipient, name, flags));
    };
  }

  /**
   * Whether somebody may mean to write a file anew. Most clients cut short what is there when they
   * open it; scp writes over it from its first byte.
   */
  private static boolean mayBeginAgain(OpenFlags flags) {
    return flags.creates() && !flags.appends();
  }

  private Answer begin(AccountId recipient, String name) {
    return Status.of(
        beginning(recipient, name), file -> opened(file, name, Uploads::refuseToBeginAgain));
  }

  private Outcome<IncomingFile> beginning(AccountId recipient, String name) {
    return transfers.receiveAlone(caller, NewTransfer.to(recipient.value()), name);
  }

  private Answer resumed(IncomingFile file, AccountId recipient, String name, OpenFlags flags) {
    return opened(
        file,
        name,
        mayBeginAgain(flags)
            ? () -> beginAgain(file, recipient, name)
            : Uploads::refuseToBeginAgain);
  }

  private Outcome<IncomingFile> beginAgain(IncomingFile old, AccountId recipient, String name) {
    return old.discard()
        ? transfers.revoke(caller, old.transfer()).then(_ -> beginning(recipient, name))
        : refuseToBeginAgain();
  }

  private static Outcome<IncomingFile> refuseToBeginAgain() {
    return Outcome.refused(new Refusal.Conflict("what has arrived cannot be written again"));
  }

  private Answer opened(
      IncomingFile file, String name, Supplier<Outcome<IncomingFile>> beginAgain) {
    return new Answer.Opened(new UploadHandle(visit, file, HeldNames.isHeld(name), beginAgain));
  }

  /** Takes back what was sent, drops what was not. */
  Status remove(Upload upload) {
    return switch (upload) {
      case Upload.Sent sent -> Status.done(transfers.revoke(caller, sent.delivery().id()));
      case Upload.Unsent unsent when unsent.isAlone() -> discard(unsent.transfer());
      case Upload.Unsent unsent -> Status.done(transfers.discardFile(caller, unsent.file().id()));
    };
  }

  /** Gives a file that arrived under a held name another one; a final one sends it. */
  Status rename(Upload upload, String name) {
    return switch (upload) {
      case Upload.Sent _ -> Status.denied("what was sent cannot be renamed");
      case Upload.Unsent unsent when !unsent.isAlone() ->
          Status.denied("it belongs to a transfer that was begun elsewhere");
      case Upload.Unsent unsent when !unsent.file().isComplete() ->
          Status.failure("it has not arrived whole yet");
      case Upload.Unsent unsent ->
          Status.done(
              transfers
                  .rename(caller, unsent.file().id(), name)
                  .then(
                      file ->
                          HeldNames.isHeld(name)
                              ? Outcome.done(unsent.transfer())
                              : transfers.send(caller, unsent.transfer().id())));
    };
  }

  private Status discard(TransferView transfer) {
    return Status.done(transfers.revoke(caller, transfer.id()));
  }

  private static Answer ifOk(Status status, Supplier<Answer> next) {
    return status.isOk() ? next.get() : status;
  }
}
