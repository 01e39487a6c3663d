package org.ecluse.app.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ecluse.app.transfer.RecipientView;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * A sender's tree: one directory for each recipient that it may write to, in it what is arriving,
 * held, or sent and not taken yet.
 */
final class SenderTree implements Tree {

  private static final int FILE_DEPTH = 2;

  /** Transfers that are looked at; older ones cannot be reached by path any more. */
  private static final int MAX_TRANSFERS = 1000;

  private final Visit visit;
  private final Uploads uploads;

  SenderTree(Visit visit) {
    this.visit = visit;
    uploads = new Uploads(visit);
  }

  // --- looking ---

  @Override
  public Outcome<Attributes> stat(VirtualPath path) {
    return path.depth() == FILE_DEPTH
        ? find(path).map(Upload::attributes)
        : list(path).map(Directory::attributes);
  }

  @Override
  public Outcome<Directory> list(VirtualPath path) {
    return switch (path.depth()) {
      case 0 -> recipients().map(this::root);
      case 1 ->
          outbox(path)
              .map(
                  outbox ->
                      new Directory(
                          Attributes.directory(outbox.changedAt(visit.since())), outbox.entries()));
      default -> Outcome.refused(Refusal.notFound());
    };
  }

  private Directory root(List<RecipientView> recipients) {
    Attributes attributes = Attributes.directory(visit.since());
    List<Entry> entries = new ArrayList<>();
    for (RecipientView recipient : recipients) {
      entries.add(new Entry(recipient.id().value(), attributes));
    }
    return new Directory(attributes, entries);
  }

  private Outcome<List<RecipientView>> recipients() {
    return visit.transfers().recipients(visit.caller());
  }

  /** The recipient whose directory a path is in; only those that policy allows have one. */
  private Outcome<AccountId> recipient(VirtualPath path) {
    return recipients()
        .then(
            recipients ->
                recipients.stream()
                    .map(RecipientView::id)
                    .filter(id -> id.value().equals(path.segment(0)))
                    .findFirst()
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private Outcome<Outbox> outbox(VirtualPath path) {
    return recipient(path)
        .then(
            recipient ->
                visit
                    .transfers()
                    .list(visit.caller(), MAX_TRANSFERS)
                    .map(transfers -> Outbox.of(recipient, transfers)));
  }

  private Outcome<Upload> find(VirtualPath path) {
    return outbox(path)
        .then(
            outbox ->
                outbox
                    .find(path.name())
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  // --- changing ---

  @Override
  public Answer open(VirtualPath path, OpenFlags flags) {
    if (path.depth() != FILE_DEPTH) {
      return path.depth() < FILE_DEPTH
          ? Status.failure("this is a directory")
          : Status.NO_SUCH_FILE;
    }
    return flags.beginsAnew()
        ? Status.of(unsent(path), unsent -> openAnew(path, flags, unsent))
        : Status.of(outbox(path), outbox -> open(path, flags, outbox));
  }

  /**
   * Who writes a file from its first byte does not care what was sent under its name before, and a
   * sender may have sent very much: only what it has not sent is looked through.
   */
  private Answer openAnew(VirtualPath path, OpenFlags flags, Outbox unsent) {
    return unsent.find(path.name()).isPresent()
        ? Status.of(outbox(path), outbox -> open(path, flags, outbox))
        : uploads.openNew(new AccountId(path.segment(0)), path.name(), flags);
  }

  private Outcome<Outbox> unsent(VirtualPath path) {
    return recipient(path)
        .then(
            recipient ->
                visit
                    .transfers()
                    .unsent(visit.caller())
                    .map(transfers -> Outbox.of(recipient, transfers)));
  }

  private Answer open(VirtualPath path, OpenFlags flags, Outbox outbox) {
    AccountId recipient = new AccountId(path.segment(0));
    return outbox
        .find(path.name())
        .map(existing -> uploads.openExisting(recipient, path.name(), existing, flags))
        .orElseGet(() -> uploads.openNew(recipient, path.name(), flags));
  }

  @Override
  public Status remove(VirtualPath path) {
    return onFile(path, uploads::remove);
  }

  @Override
  public Status rename(VirtualPath from, VirtualPath to) {
    if (to.depth() != FILE_DEPTH
        || from.depth() != FILE_DEPTH
        || !to.segment(0).equals(from.segment(0))) {
      return Status.denied("a file stays in its recipient's directory");
    }
    return onFile(from, upload -> uploads.rename(upload, to.name()));
  }

  private Status onFile(VirtualPath path, Function<Upload, Status> step) {
    if (path.depth() != FILE_DEPTH) {
      return Status.denied("this is not a file of yours");
    }
    return switch (find(path)) {
      case Outcome.Done<Upload>(Upload upload) -> step.apply(upload);
      case Outcome.Refused<Upload>(Refusal refusal) -> Status.of(refusal);
    };
  }

  @Override
  public Status removeDirectory(VirtualPath path) {
    return switch (stat(path)) {
      case Outcome.Done<Attributes> _ -> Status.denied("a recipient's directory stays");
      case Outcome.Refused<Attributes>(Refusal refusal) -> Status.of(refusal);
    };
  }
}
