package org.ecluse.app.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Writes a ledger as lines of JSON that can be verified without the service. */
public final class Export {

  private final LedgerBook book;
  private final NoteKey key;

  /**
   * An export of a ledger.
   *
   * @param key that signs its checkpoints now
   */
  public Export(LedgerBook book, NoteKey key) {
    this.book = book;
    this.key = key;
  }

  /**
   * Writes it all, up to a number.
   *
   * @param upTo the last entry that is wanted
   * @return how many entries were written
   */
  public long write(Writer to, long upTo) throws IOException {
    List<SignedNote> notes =
        book.checkpoints().stream()
            .filter(note -> Checkpoint.in(note).filter(known -> known.size() <= upTo).isPresent())
            .toList();
    line(to, new ExportLine.Header(key.toString()));
    long[] written = new long[1];
    try {
      book.forEach(
          entry -> {
            if (entry.seq() <= upTo) {
              unchecked(to, line(entry));
              written[0]++;
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (SignedNote note : notes) {
      line(to, new ExportLine.Signed(note.toString()));
    }
    line(to, new ExportLine.End(written[0], notes.size()));
    to.flush();
    return written[0];
  }

  private static ExportLine line(LedgerEntry entry) {
    return entry
        .residue()
        .<ExportLine>map(
            left ->
                new ExportLine.Erased(
                    entry.seq(), entry.prev().hex(), left.leaf().hex(), left.link().hex()))
        .orElseGet(() -> new ExportLine.Entry(entry.seq(), entry.at(), entry.json()));
  }

  private static void unchecked(Writer to, ExportLine line) {
    try {
      line(to, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(Writer to, ExportLine line) throws IOException {
    to.write(line.text());
    to.write('\n');
  }
}
