package org.ecluse.app.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the entries of a ledger one after the other and holds them against each other and
 * against checkpoints. Needs no more memory for a million entries than for one.
 */
public final class Audit {

  private static final Pattern KEY =
      Pattern.compile("^\\{\"type\":\"ledger_key_taken\",\"key\":\"([^\"\\\\]+)\"}$");

  private static final Pattern ERASED =
      Pattern.compile("^\\{\"type\":\"ledger_facts_erased\",\"up_to\":([0-9]{1,18})}$");

  private final Map<Long, List<Checkpoint>> expected = new HashMap<>();
  private final List<SignedNote> notes;
  private final List<NoteKey> named = new ArrayList<>();
  private final RightEdge edge = RightEdge.empty();
  private long erased;
  private long mayBeErased;
  private Hash last = LedgerLink.beginning();

  /**
   * An audit that has not looked at anything yet.
   *
   * @param notes checkpoints that the ledger must meet
   */
  public Audit(List<SignedNote> notes) {
    this.notes = List.copyOf(notes);
    for (SignedNote note : notes) {
      Checkpoint.in(note)
          .ifPresent(
              checkpoint ->
                  expected
                      .computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>())
                      .add(checkpoint));
    }
  }

  /**
   * Looks at the next entry; where there is something wrong, the audit is over.
   *
   * @param listener hears of the nodes of the tree
   */
  public <E extends Exception> Optional<Fault> next(
      LedgerEntry entry, RightEdge.Listener<E> listener) throws E {
    long seq = edge.size() + 1;
    if (entry.seq() != seq) {
      return Optional.of(new Fault(seq, "it is missing"));
    }
    if (!entry.prev().equals(last)) {
      return Optional.of(new Fault(seq, "it does not follow the entry before it"));
    }
    edge.add(entry.leaf(), listener);
    last = entry.link();
    read(entry);
    return expected.getOrDefault(seq, List.of()).stream()
        .filter(checkpoint -> !checkpoint.root().equals(edge.root()))
        .findFirst()
        .map(_ -> new Fault(seq, "the entries up to it are not those of a signed checkpoint"));
  }

  /** What the ledger says about itself. */
  private void read(LedgerEntry entry) {
    if (entry.isErased()) {
      erased = entry.seq();
      return;
    }
    Matcher key = KEY.matcher(entry.json());
    if (key.matches()) {
      NoteKey.parse(key.group(1)).ifPresent(named::add);
    }
    Matcher upTo = ERASED.matcher(entry.json());
    if (upTo.matches()) {
      mayBeErased = Math.max(mayBeErased, Long.parseLong(upTo.group(1)));
    }
  }

  /**
   * Looks at what needs all entries.
   *
   * @param keys that are trusted to sign checkpoints
   */
  public Optional<Fault> conclude(Collection<NoteKey> keys) {
    if (erased > mayBeErased) {
      return Optional.of(new Fault(erased, "its fact was erased, and no entry says so"));
    }
    for (SignedNote note : notes) {
      Optional<Checkpoint> checkpoint = Checkpoint.in(note);
      if (checkpoint.isEmpty()) {
        return Optional.of(new Fault(size(), "a checkpoint is not one"));
      }
      if (checkpoint.get().size() > size()) {
        return Optional.of(
            new Fault(
                size() + 1,
                "it is missing: a signed checkpoint speaks of "
                    + checkpoint.get().size()
                    + " entries"));
      }
      if (keys.stream().noneMatch(key -> key.under(checkpoint.get().origin()).signed(note))) {
        return Optional.of(
            new Fault(checkpoint.get().size(), "no key of the ledger signed its checkpoint"));
      }
    }
    return Optional.empty();
  }

  /** How many entries were looked at. */
  public long size() {
    return edge.size();
  }

  /** The hash of the entry that was looked at last. */
  public Hash last() {
    return last;
  }

  /** The root of the tree over the entries so far. */
  public Hash root() {
    return edge.root();
  }

  /** The edge of the tree over the entries so far. */
  public byte[] edge() {
    return edge.bytes();
  }

  /** The keys that the entries so far name as the ledger's. */
  public List<NoteKey> named() {
    return List.copyOf(named);
  }
}
