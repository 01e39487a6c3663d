package org.ecluse.app.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies an export with nothing but the public key, in two passes over the file: the first takes
 * the checkpoints, which are few, the second holds the entries against them.
 */
public final class ExportCheck {

  private static final String NOT_OURS = "it is not as an export writes it";

  private final Path file;
  private final List<NoteKey> trusted;
  private final List<SignedNote> anchors;
  private Optional<Fault> fault = Optional.empty();
  private boolean ended;
  private long lines;
  private long entries;
  private long checkpoints;
  private Hash prev = LedgerLink.beginning();

  /**
   * A check of one file.
   *
   * @param trusted keys that the ledger may be signed with
   * @param anchors checkpoints known from elsewhere, that the ledger must meet too
   */
  public ExportCheck(Path file, List<NoteKey> trusted, List<SignedNote> anchors) {
    this.file = file;
    this.trusted = List.copyOf(trusted);
    this.anchors = List.copyOf(anchors);
  }

  /** What the check came to. */
  public sealed interface Result {

    /** Everything is as it was signed. */
    record Sound(long entries, long checkpoints) implements Result {}

    /** Something is not, in one sentence. */
    record Unsound(String sentence) implements Result {}
  }

  /** Looks at every line; hands each entry on that follows from those before it. */
  public Result run(Consumer<LedgerEntry> consumer) throws IOException {
    List<SignedNote> notes = notes();
    List<SignedNote> all = new ArrayList<>(notes);
    all.addAll(anchors);
    Audit audit = new Audit(all);
    Optional<String> broken = readAll(audit, consumer);
    if (broken.isPresent()) {
      return new Result.Unsound(broken.get());
    }
    Optional<Fault> found = fault.or(() -> coverage(audit, notes)).or(() -> conclude(audit));
    return found
        .<Result>map(
            wrong ->
                new Result.Unsound(
                    "Entry %d of the ledger is damaged: %s.".formatted(wrong.seq(), wrong.what())))
        .orElseGet(() -> new Result.Sound(entries, checkpoints));
  }

  /** What the newest checkpoint leaves out, nobody has signed. */
  private Optional<Fault> coverage(Audit audit, List<SignedNote> notes) {
    Optional<SignedNote> newest = notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
    long covered = newest.flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L);
    if (covered < audit.size()) {
      return Optional.of(new Fault(covered + 1, "no checkpoint covers it"));
    }
    boolean isTrusted =
        newest.isEmpty()
            || Checkpoint.in(newest.get()).stream()
                .flatMap(known -> trusted.stream().map(key -> key.under(known.origin())))
                .anyMatch(key -> key.signed(newest.get()));
    return isTrusted
        ? Optional.empty()
        : Optional.of(new Fault(covered, "its checkpoint is not signed with the given key"));
  }

  /** A key that the entries name is good too: the newest checkpoint covers its entry. */
  private Optional<Fault> conclude(Audit audit) {
    List<NoteKey> keys = new ArrayList<>(trusted);
    keys.addAll(audit.named());
    return audit.conclude(keys);
  }

  private List<SignedNote> notes() throws IOException {
    List<SignedNote> notes = new ArrayList<>();
    try (BufferedReader reader = open()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("{\"checkpoint\"")
            && ExportLine.parse(line).orElse(null) instanceof ExportLine.Signed(String note)) {
          SignedNote.parse(note).ifPresent(notes::add);
        }
      }
    }
    return notes;
  }

  private BufferedReader open() throws IOException {
    // Every byte is a character here, so that none can be lost in decoding.
    return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
  }

  /** The second pass; a sentence where a line is not what may stand there. */
  private Optional<String> readAll(Audit audit, Consumer<LedgerEntry> consumer) throws IOException {
    long expectedBytes = 0;
    try (BufferedReader reader = open()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        expectedBytes += line.length() + 1;
        Optional<String> wrong = look(line, audit, consumer);
        if (wrong.isPresent() || fault.isPresent()) {
          return wrong.map(what -> "Line %d: %s.".formatted(lines, what));
        }
      }
    }
    if (!ended) {
      return Optional.of("The export has no end: it was cut off after line " + lines + ".");
    }
    return expectedBytes == Files.size(file)
        ? Optional.empty()
        : Optional.of("The lines of the export are not ended as they were written.");
  }

  private Optional<String> look(String line, Audit audit, Consumer<LedgerEntry> consumer) {
    boolean isFirst = lines == 1;
    if (ended) {
      return Optional.of("it stands behind the end");
    }
    return switch (ExportLine.parse(line).orElse(null)) {
      case ExportLine.Header(String key) when isFirst -> header(key);
      case ExportLine.Entry entry when !isFirst && checkpoints == 0 -> {
        entries++;
        entry(new LedgerEntry(entry.seq(), entry.at(), entry.body(), prev), audit, consumer);
        yield Optional.empty();
      }
      case ExportLine.Erased erased when !isFirst && checkpoints == 0 -> {
        entries++;
        Optional<Residue> residue = residue(erased);
        residue.ifPresent(
            left -> entry(LedgerEntry.erased(erased.seq(), prev, left), audit, consumer));
        yield residue.isPresent() ? Optional.empty() : Optional.of(NOT_OURS);
      }
      case ExportLine.Signed(String note) when !isFirst -> {
        checkpoints++;
        yield SignedNote.parse(note).isPresent()
            ? Optional.empty()
            : Optional.of("it is no checkpoint");
      }
      case ExportLine.End(long all, long signed) when !isFirst -> {
        ended = true;
        yield all == entries && signed == checkpoints
            ? Optional.empty()
            : Optional.of(
                "there were %d entries and %d checkpoints, not %d and %d"
                    .formatted(all, signed, entries, checkpoints));
      }
      case null, default -> Optional.of(NOT_OURS);
    };
  }

  private Optional<String> header(String key) {
    Optional<NoteKey> read = NoteKey.parse(key);
    return read.filter(given -> trusted.stream().anyMatch(given::samePublicKey)).isPresent()
        ? Optional.empty()
        : Optional.of("it names another key than the given one");
  }

  private Optional<Residue> residue(ExportLine.Erased line) {
    if (!line.prev().equals(prev.hex())) {
      return Optional.empty();
    }
    return Hash.parseHex(line.leaf())
        .flatMap(leaf -> Hash.parseHex(line.link()).map(link -> new Residue(leaf, link)));
  }

  private void entry(LedgerEntry entry, Audit audit, Consumer<LedgerEntry> consumer) {
    fault = audit.next(entry, (_, _, _) -> {});
    if (fault.isEmpty()) {
      prev = audit.last();
      consumer.accept(entry);
    }
  }
}
