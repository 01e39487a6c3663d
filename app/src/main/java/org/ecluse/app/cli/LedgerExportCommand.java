package org.ecluse.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Export;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.wiring.House;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ecluse ledger export}. */
@Command(
    name = "export",
    description =
        "Write entries, checkpoints and key as lines of JSON, for \"ledger verify FILE\".",
    mixinStandardHelpOptions = true)
final class LedgerExportCommand extends HouseCommand {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private @Nullable Path out;

  LedgerExportCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    LedgerBook book = house.stores().ledger();
    long entries = book.read(LedgerBook.Snapshot::size);
    house.notary().hurry();
    house.transfers().anchor();
    long signed = book.newest().flatMap(Checkpoint::in).map(Checkpoint::size).orElse(0L);
    // A ledger that gets no checkpoint is exported all the same: it is evidence.
    long upTo = signed >= entries ? signed : Long.MAX_VALUE;
    Export export = new Export(book, house.notary().publicKey());
    try {
      Path file = out;
      if (file == null) {
        var _ = export.write(screen.out(), upTo);
      } else {
        try (Writer writer =
            new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
          long written = export.write(writer, upTo);
          screen.line("Written: " + written + " entries.");
        }
      }
    } catch (IOException e) {
      throw new Failure("The export cannot be written: " + e.getMessage());
    }
    return ok();
  }
}
