package org.ecluse.app.ledger;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.policy.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Makes checkpoints of a ledger and has them remembered elsewhere. Signs only what begins with
 * everything that it signed before: a ledger that was cut or changed gets no checkpoint, so there
 * are never two histories under one key without an admin's word between them.
 */
public final class Notary {

  private final LedgerBook book;
  private final LedgerKey key;
  private final LedgerSettings settings;
  private final List<Outpost> outposts;
  private final Consumer<LedgerEvent> facts;
  private final InstantSource clock;
  private @Nullable Instant made;
  private boolean hurried;

  /**
   * A notary of one ledger.
   *
   * @param facts writes a fact on that ledger
   */
  public Notary(
      LedgerBook book,
      LedgerKey key,
      LedgerSettings settings,
      List<Outpost> outposts,
      Consumer<LedgerEvent> facts,
      InstantSource clock) {
    this.book = book;
    this.key = key;
    this.settings = settings;
    this.outposts = List.copyOf(outposts);
    this.facts = facts;
    this.clock = clock;
  }

  /** What holding the ledger against what was signed of it gave. */
  public sealed interface Standing {

    /** It begins with everything that any checkpoint speaks of. */
    record Met() implements Standing {}

    /**
     * It does not.
     *
     * @param where the checkpoint is that says otherwise
     * @param checkpoint the checkpoint
     * @param entries how many the ledger has
     */
    record Unmet(String where, Checkpoint checkpoint, long entries) implements Standing {}
  }

  /** The public key of the checkpoints that are made now. */
  public NoteKey publicKey() {
    return key.named(settings.origin().orElseGet(key::ownName));
  }

  /** Holds the ledger against the newest checkpoint here and at each outpost. */
  public synchronized Standing look() {
    Standing standing = standing("the records", book.newest());
    for (Outpost outpost : outposts) {
      if (standing instanceof Standing.Met) {
        standing = standing(outpost.name(), newest(outpost));
      }
    }
    return standing;
  }

  private boolean isMet(Outpost outpost) {
    return standing(outpost.name(), newest(outpost)) instanceof Standing.Met;
  }

  private Standing standing(String where, Optional<SignedNote> note) {
    Optional<Checkpoint> known = note.flatMap(Checkpoint::in);
    if (known.isEmpty()) {
      return new Standing.Met();
    }
    return book.read(
        now ->
            meets(now, known.get())
                ? new Standing.Met()
                : new Standing.Unmet(where, known.get(), now.size()));
  }

  /**
   * A place that remembers checkpoints, and what it is known to remember.
   *
   * @param newest empty where it remembers nothing, or cannot be read
   */
  public record Anchor(String name, Optional<Checkpoint> newest) {}

  /** Where checkpoints are remembered. */
  public List<Anchor> anchors() {
    return outposts.stream().map(Notary::anchor).toList();
  }

  private static Anchor anchor(Outpost outpost) {
    try {
      return new Anchor(outpost.name(), outpost.newest().flatMap(Checkpoint::in));
    } catch (IOException _) {
      return new Anchor(outpost.name(), Optional.empty());
    }
  }

  private static boolean meets(LedgerBook.Snapshot now, Checkpoint known) {
    return known.size() <= now.size() && Tree.root(now.nodes(), known.size()).equals(known.root());
  }

  private static Optional<SignedNote> newest(Outpost outpost) {
    try {
      return outpost.newest();
    } catch (IOException e) {
      throw new StoreException("the anchor " + outpost.name() + " cannot be read", e);
    }
  }

  /**
   * Makes a checkpoint where it is time for one, and tells the outposts what they do not know yet.
   * Only to be called where {@link #look} has just found nothing.
   *
   * @throws StoreException where an outpost could not be told; the next round tries again
   */
  public synchronized void round() {
    if (isDue()) {
      checkpoint();
    }
    book.newest().ifPresent(this::tell);
  }

  private boolean isDue() {
    long known = sizeOf(book.newest());
    long size = book.read(LedgerBook.Snapshot::size);
    Instant last = made;
    boolean isTime =
        hurried || last == null || !clock.instant().isBefore(last.plus(settings.interval()));
    return size > known && (isTime || size - known >= settings.entries());
  }

  private static long sizeOf(Optional<SignedNote> note) {
    return note.flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L);
  }

  /** The next round makes a checkpoint where there is something new. */
  public synchronized void hurryOnce() {
    made = null;
  }

  /** From now on every round makes a checkpoint where there is something new. */
  public synchronized void hurry() {
    hurried = true;
  }

  private void checkpoint() {
    nameKey();
    Checkpoint now =
        book.read(snapshot -> new Checkpoint(origin(), snapshot.size(), root(snapshot)));
    if (now.size() > sizeOf(book.newest())) {
      book.keep(now.size(), now.signedBy(key));
      made = clock.instant();
    }
  }

  private String origin() {
    return publicKey().name();
  }

  /** A root that its nodes do not bear out is not signed. */
  private static Hash root(LedgerBook.Snapshot now) {
    if (!Tree.root(now.nodes(), now.size()).equals(now.root())) {
      throw new StoreException(
          "the ledger's tree is damaged", new IOException("edge and nodes differ"));
    }
    return now.root();
  }

  /** A key is named on the ledger before it signs, so that whoever trusts a later one knows it. */
  private void nameKey() {
    NoteKey own = publicKey();
    boolean isNamed = book.newest().filter(own::signed).isPresent();
    if (!isNamed) {
      facts.accept(new LedgerEvent.LedgerKeyTaken(own.toString()));
    }
  }

  private void tell(SignedNote note) {
    List<IOException> failures = new ArrayList<>();
    for (Outpost outpost : outposts) {
      try {
        if (!Objects.equals(outpost.newest(), Optional.of(note))) {
          outpost.append(note);
        }
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new StoreException("an anchor could not be told", failures.getFirst());
    }
  }

  /** An admin has accepted the ledger as it is: from here on, that is what was signed last. */
  public synchronized void goOn() {
    book.dropUnmet();
    outposts.stream().filter(outpost -> !isMet(outpost)).forEach(Outpost::giveUp);
    checkpoint();
    book.newest().ifPresent(this::tell);
  }
}
