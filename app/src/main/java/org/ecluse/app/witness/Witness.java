package org.ecluse.app.witness;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.Proofs;
import org.ecluse.app.ledger.SignedNote;

/**
 * Cosigns checkpoints of other houses' ledgers, of each only what follows from all that it cosigned
 * before. What it cosigns is durable before it answers. Thread-safe.
 */
public final class Witness {

  private final List<NoteKey> logs;
  private final Witnessed known;
  private final LedgerKey secret;
  private final Cosigner key;
  private final InstantSource clock;

  /**
   * A witness.
   *
   * @param logs keys of the ledgers, each under its origin
   * @param secret the private half of {@code key}
   */
  public Witness(
      List<NoteKey> logs, Witnessed known, LedgerKey secret, Cosigner key, InstantSource clock) {
    this.logs = List.copyOf(logs);
    this.known = known;
    this.secret = secret;
    this.key = key;
    this.clock = clock;
  }

  /** What a request came to. */
  public sealed interface Answer {

    /**
     * It is remembered.
     *
     * @param line the cosignature, as a line of a note
     */
    record Cosigned(String line) implements Answer {}

    /** It is not a request as the specification has them. */
    record Malformed() implements Answer {}

    /** Nobody has named this ledger here. */
    record UnknownLog() implements Answer {}

    /** No key of this ledger signed it. */
    record NotSigned() implements Answer {}

    /**
     * Something else is remembered than the request says, or another ledger of the same size.
     *
     * @param size of what is remembered
     */
    record Conflict(long size) implements Answer {}

    /** It does not follow from what is remembered. */
    record Unproven() implements Answer {}
  }

  /** Takes a checkpoint, or says why not. */
  public Answer add(String body) {
    Optional<AddCheckpoint> request = AddCheckpoint.parse(body);
    Optional<Checkpoint> checkpoint = request.map(AddCheckpoint::note).flatMap(Checkpoint::in);
    return checkpoint.isEmpty()
        ? new Answer.Malformed()
        : add(request.orElseThrow(), checkpoint.get());
  }

  private Answer add(AddCheckpoint request, Checkpoint next) {
    List<NoteKey> keys = logs.stream().filter(log -> log.name().equals(next.origin())).toList();
    if (keys.isEmpty()) {
      return new Answer.UnknownLog();
    }
    if (keys.stream().noneMatch(log -> log.signed(request.note()))) {
      return new Answer.NotSigned();
    }
    if (request.oldSize() > next.size()) {
      return new Answer.Malformed();
    }
    Optional<SignedNote> before = known.newest(next.origin());
    Optional<Checkpoint> last = before.flatMap(Checkpoint::in);
    long size = last.map(Checkpoint::size).orElse(0L);
    boolean isOther =
        last.filter(found -> found.size() == next.size() && !found.root().equals(next.root()))
            .isPresent();
    if (isOther || size != request.oldSize()) {
      return new Answer.Conflict(size);
    }
    if (!follows(last, next, request)) {
      return new Answer.Unproven();
    }
    SignedNote bare = signedByLog(request.note(), keys);
    if (!known.replace(next.origin(), before, bare)) {
      long meanwhile =
          known.newest(next.origin()).flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L);
      return new Answer.Conflict(meanwhile);
    }
    SignedNote.Signature signature = key.sign(secret, bare, clock.instant());
    return new Answer.Cosigned(signature.line());
  }

  private static boolean follows(
      Optional<Checkpoint> last, Checkpoint next, AddCheckpoint request) {
    Optional<Checkpoint> begun = last.filter(found -> found.size() > 0);
    return begun.isEmpty()
        ? request.proof().isEmpty()
        : Proofs.extend(
            begun.get().size(), begun.get().root(), next.size(), next.root(), request.proof());
  }

  /** Without what others have put under it. */
  private static SignedNote signedByLog(SignedNote note, List<NoteKey> keys) {
    return new SignedNote(
        note.text(),
        note.signatures().stream()
            .filter(
                signature ->
                    keys.stream()
                        .anyMatch(
                            log -> log.signed(new SignedNote(note.text(), List.of(signature)))))
            .toList());
  }

  /** The newest checkpoint of a ledger that was cosigned here, cosigned as of now. */
  public Optional<SignedNote> newest(String origin) {
    return known.newest(origin).map(note -> note.with(key.sign(secret, note, clock.instant())));
  }

  /** Its key, as the houses whose witness it is must know it. */
  public Cosigner key() {
    return key;
  }
}
