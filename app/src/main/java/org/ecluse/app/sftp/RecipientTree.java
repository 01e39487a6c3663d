package org.ecluse.app.sftp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/**
 * A recipient's tree: {@code /inbox/TRANSFER/NAME} for each live delivery, and beside it {@code
 * NAME.sha256} unless a file of that name is there. What has ended is gone from listings; its note
 * stays readable and its removal agreeable for as long as {@link Taken} remembers that it was
 * opened, so that clients that fetch, check and remove in any order come to a good end.
 */
final class RecipientTree implements Tree {

  private static final String INBOX = "inbox";
  private static final int TRANSFER_DEPTH = 2;
  private static final int FILE_DEPTH = 3;
  private static final Status READ_ONLY = Status.denied("nothing can be written here");

  private final Visit visit;
  private final Inbox inbox;

  RecipientTree(Visit visit) {
    this.visit = visit;
    inbox = new Inbox(visit.transfers(), visit.caller(), visit.taken());
  }

  private static boolean isElsewhere(VirtualPath path) {
    return path.depth() > FILE_DEPTH || (path.depth() > 0 && !path.segment(0).equals(INBOX));
  }

  // --- looking ---

  @Override
  public Outcome<Attributes> stat(VirtualPath path) {
    return path.depth() == FILE_DEPTH && !isElsewhere(path)
        ? inbox.find(path).map(Inbox.Place::attributes)
        : list(path).map(Directory::attributes);
  }

  @Override
  public Outcome<Directory> list(VirtualPath path) {
    return path.depth() == TRANSFER_DEPTH
        ? inbox.of(path.segment(1)).then(deliveries -> list(path, deliveries))
        : inbox.live().then(deliveries -> list(path, deliveries));
  }

  private Outcome<Directory> list(VirtualPath path, List<DeliveryView> deliveries) {
    if (isElsewhere(path)) {
      return Outcome.refused(Refusal.notFound());
    }
    return switch (path.depth()) {
      case 0 ->
          Outcome.done(directory(List.of(new Entry(INBOX, Attributes.directory(visit.since())))));
      case 1 -> Outcome.done(directory(transferEntries(deliveries)));
      case TRANSFER_DEPTH -> {
        List<Entry> entries = fileEntries(deliveries);
        yield entries.isEmpty()
            ? Outcome.refused(Refusal.notFound())
            : Outcome.done(directory(entries));
      }
      default -> Outcome.refused(Refusal.notFound());
    };
  }

  private Directory directory(List<Entry> entries) {
    Instant changed =
        entries.stream()
            .map(entry -> entry.attributes().modifiedAt())
            .max(Instant::compareTo)
            .orElse(visit.since());
    return new Directory(Attributes.directory(changed), entries);
  }

  private static List<Entry> transferEntries(List<DeliveryView> deliveries) {
    Map<TransferId, Entry> entries = new LinkedHashMap<>();
    for (DeliveryView delivery : deliveries) {
      Attributes attributes = Attributes.directory(delivery.receivedAt());
      entries.put(delivery.transfer(), new Entry(delivery.transfer().toString(), attributes));
    }
    return List.copyOf(entries.values());
  }

  private static List<Entry> fileEntries(List<DeliveryView> deliveries) {
    Set<String> names = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (DeliveryView delivery : deliveries) {
      names.add(delivery.name());
      entries.add(new Entry(delivery.name(), DownloadHandle.attributes(delivery)));
    }
    for (DeliveryView delivery : deliveries) {
      String note = delivery.name() + NoteHandle.SUFFIX;
      if (names.add(note)) {
        entries.add(new Entry(note, NoteHandle.attributes(delivery)));
      }
    }
    return entries;
  }

  // --- taking ---

  @Override
  public Answer open(VirtualPath path, OpenFlags flags) {
    if (flags.changes()) {
      return READ_ONLY;
    }
    if (path.depth() != FILE_DEPTH || isElsewhere(path)) {
      return Status.NO_SUCH_FILE;
    }
    return Status.of(inbox.find(path), place -> open(path, place));
  }

  private Answer open(VirtualPath path, Inbox.Place place) {
    return switch (place) {
      case Inbox.Note(DeliveryView delivery) -> new Answer.Opened(new NoteHandle(delivery));
      case Inbox.Content(DeliveryView delivery) -> take(path, delivery);
    };
  }

  private Answer take(VirtualPath path, DeliveryView delivery) {
    visit.taken().remember(visit.caller().grant().account(), path, delivery.id());
    return Status.of(
        visit.transfers().take(visit.caller(), delivery.id()),
        file -> new Answer.Opened(new DownloadHandle(file, visit.traffic(), visit.breakLine())));
  }

  /** Removing acknowledges; what was delivered already is acknowledged again. */
  @Override
  public Status remove(VirtualPath path) {
    if (path.depth() != FILE_DEPTH || isElsewhere(path)) {
      return Status.NO_SUCH_FILE;
    }
    return switch (inbox.findAlsoEnded(path)) {
      case Outcome.Refused<Inbox.Place>(Refusal refusal) -> Status.of(refusal);
      case Outcome.Done<Inbox.Place>(Inbox.Note _) -> Status.OK;
      case Outcome.Done<Inbox.Place>(Inbox.Content(DeliveryView delivery)) ->
          Status.done(visit.transfers().acknowledge(visit.caller(), delivery.id()));
    };
  }

  /** The directory of a transfer goes by itself; to remove it after that is not an error. */
  @Override
  public Status removeDirectory(VirtualPath path) {
    boolean isTransfer =
        path.depth() == TRANSFER_DEPTH
            && !isElsewhere(path)
            && TransferId.parse(path.segment(1)).isPresent();
    return switch (list(path)) {
      case Outcome.Done<Directory> _ -> Status.denied("a directory goes when its files are taken");
      case Outcome.Refused<Directory>(Refusal.NotFound _) when isTransfer -> Status.OK;
      case Outcome.Refused<Directory>(Refusal refusal) -> Status.of(refusal);
    };
  }

  @Override
  public Status rename(VirtualPath from, VirtualPath to) {
    return READ_ONLY;
  }
}
