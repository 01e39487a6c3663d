package org.ecluse.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.ledger.ExportCheck;
import org.ecluse.app.ledger.Fault;
import org.ecluse.app.ledger.FileOutpost;
import org.ecluse.app.ledger.KnownFacts;
import org.ecluse.app.ledger.Notary;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.wiring.House;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse ledger verify}. */
@Command(
    name = "verify",
    description = {
      "Look at every entry of the ledger and every checkpoint: none changed, none missing.",
      "With FILE, an export is verified; that needs neither a service nor a home."
    },
    mixinStandardHelpOptions = true)
final class LedgerVerifyCommand extends HouseCommand {

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "An export of a ledger.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "What \"ledger key\" printed, or a file of it; needed with FILE.")
  private List<String> keys = List.of();

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "Checkpoints kept elsewhere, which the ledger must meet too.")
  private @Nullable Path anchor;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = {
        "What others were told of, which the ledger must have: lines of siem.file or syslog,",
        "or lines with an entry's number and hash."
      })
  private @Nullable Path facts;

  LedgerVerifyCommand(Surroundings around) {
    super(around);
  }

  @Override
  Optional<Integer> answer(Screen screen) {
    Path export = file;
    return export == null ? Optional.empty() : Optional.of(verify(export, screen));
  }

  private int verify(Path export, Screen screen) {
    List<NoteKey> trusted = LedgerKeys.read(keys);
    try {
      ExportCheck check = new ExportCheck(export, trusted, anchors());
      KnownFacts known = known();
      return switch (check.run(known::hear)) {
        case ExportCheck.Result.Sound _ when known.conclude().isPresent() -> untold(known, screen);
        case ExportCheck.Result.Sound(long entries, long checkpoints) -> {
          tell(
              screen,
              "The ledger is intact: %d entries, %d checkpoints.".formatted(entries, checkpoints),
              shape(true, "entries", entries, "checkpoints", checkpoints));
          yield ExitCode.OK;
        }
        case ExportCheck.Result.Unsound(String sentence) -> damaged(screen, sentence, shape(false));
      };
    } catch (IOException e) {
      throw new Failure("The file cannot be read: " + e.getMessage());
    }
  }

  private KnownFacts known() throws IOException {
    Path kept = facts;
    KnownFacts known =
        KnownFacts.in(kept == null ? "" : Files.readString(kept, StandardCharsets.UTF_8));
    if (kept != null && known.count() == 0) {
      throw new Failure("There is no line of an entry in " + kept + ".");
    }
    return known;
  }

  private int untold(KnownFacts known, Screen screen) {
    Fault fault = known.conclude().orElseThrow();
    return damaged(
        screen,
        "Entry %d of the ledger is damaged: %s.".formatted(fault.seq(), fault.what()),
        shape(false, "entry", fault.seq()));
  }

  private List<SignedNote> anchors() throws IOException {
    Path kept = anchor;
    return kept == null
        ? List.of()
        : FileOutpost.notes(Files.readString(kept, StandardCharsets.UTF_8));
  }

  @Override
  int run(House house, Screen screen) {
    return switch (house.stores().ledger().verify()) {
      case LedgerCheck.Intact(long entries) -> intact(house, entries, screen);
      case LedgerCheck.Broken(long seq, String what) ->
          damaged(
              screen,
              "Entry %d of the ledger is damaged: %s.".formatted(seq, what),
              shape(false, "entry", seq));
    };
  }

  private int intact(House house, long entries, Screen screen) {
    if (house.notary().look() instanceof Notary.Standing.Unmet unmet) {
      return damaged(
          screen,
          "The ledger is not the one that %s knows: %d entries were signed there."
              .formatted(unmet.where(), unmet.checkpoint().size()),
          shape(false, "entry", unmet.checkpoint().size()));
    }
    try {
      KnownFacts known = known();
      house.stores().ledger().forEach(known::hear);
      if (known.conclude().isPresent()) {
        return untold(known, screen);
      }
    } catch (IOException e) {
      throw new Failure("The file cannot be read: " + e.getMessage());
    }
    tell(screen, "The ledger is intact: " + entries + " entries.", shape(true, "entries", entries));
    long gaps = house.stores().ledger().acceptedGaps();
    if (gaps > 0) {
      screen.warn("It lacks entries, which was accepted " + gaps + " times.");
    }
    return ExitCode.OK;
  }

  private int damaged(Screen screen, String sentence, Map<String, Object> shape) {
    screen.warn(sentence);
    tell(screen, "", shape);
    return ExitCode.SOFTWARE;
  }

  private static Map<String, Object> shape(boolean intact, Object... namesAndNumbers) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("intact", intact);
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      shape.put((String) namesAndNumbers[i], namesAndNumbers[i + 1]);
    }
    return shape;
  }

  private void tell(Screen screen, String sentence, Map<String, Object> shape) {
    if (json.wanted()) {
      screen.json(shape);
    } else if (!sentence.isEmpty()) {
      screen.line(sentence);
    }
  }
}
