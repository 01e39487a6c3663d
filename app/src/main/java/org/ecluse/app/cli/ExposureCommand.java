package org.ecluse.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ecluse.app.exposure.CnilForm;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.ExposureCsv;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.ledger.ExportCheck;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.transfer.Origin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ecluse exposure}. */
@Command(
    name = "exposure",
    description = {
      "Say from the ledger alone what could be read at a time or in a period.",
      "With an identity, an address or an account: what it touched, or was about it."
    },
    mixinStandardHelpOptions = true)
final class ExposureCommand extends HouseCommand {

  private static final Duration DRILL = Duration.ofDays(7);

  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--at", paramLabel = "TIME", description = "A moment, in RFC 3339.")
  private @Nullable String at;

  @Option(names = "--from", paramLabel = "TIME", description = "Beginning of a period.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "End of the period (default: now).")
  private @Nullable String to;

  @Option(
      names = "--identity",
      paramLabel = "ID",
      description = "Only what it held, such as ssh_key:SHA256:...; may be repeated.")
  private List<String> identities = new ArrayList<>();

  @Option(names = "--pass", paramLabel = "PASS", description = "Only what this pass held.")
  private List<String> passes = new ArrayList<>();

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "Only what was read from it; may be repeated. Only the home knows addresses.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = "The same by the name of an address on the ledger, o-...; may be repeated.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--account-ref",
      paramLabel = "REF",
      description = "Only what this account sent or was to receive.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "Ask an export instead of the home; needs --key.")
  private @Nullable Path export;

  @Option(names = "--key", paramLabel = "KEY", description = "The key of that export.")
  private List<String> keys = List.of();

  @Option(names = "--csv", description = "Print the deliveries as CSV.")
  private boolean csv;

  @Option(names = "--form", description = "Print a French text in the order of the CNIL's form.")
  private boolean form;

  @Option(
      names = "--drill",
      description = "An exercise: a stolen credential is drawn by lot among those of a week.")
  private boolean drill;

  ExposureCommand(Surroundings around) {
    super(around);
  }

  @Override
  Optional<Integer> answer(Screen screen) {
    Path file = export;
    if (file == null) {
      return Optional.empty();
    }
    if (!addresses.isEmpty()) {
      throw new Failure("An export does not know addresses: ask the home, or give --origin.");
    }
    return Optional.of(answer(verified(file), screen, null));
  }

  private History verified(Path file) {
    History history = new History();
    try {
      ExportCheck check = new ExportCheck(file, LedgerKeys.read(keys), List.of());
      return switch (check.run(history::hear)) {
        case ExportCheck.Result.Sound _ -> history;
        case ExportCheck.Result.Unsound(String sentence) -> throw new Failure(sentence);
      };
    } catch (IOException e) {
      throw new Failure("The file cannot be read: " + e.getMessage());
    }
  }

  @Override
  int run(House house, Screen screen) {
    History history = new History();
    addresses.forEach(address -> origins.add(origin(house, address)));
    house.stores().ledger().forEach(history::hear);
    return answer(history, screen, house.clock().instant());
  }

  private int answer(History history, Screen screen, @Nullable Instant now) {
    origins.forEach(ExposureCommand::checkOrigin);
    passes.forEach(pass -> identities.add("pass:" + pass));
    Exposure exposure =
        Exposure.of(
            history,
            drill
                ? drawn(history, now)
                : new Question(begin(), end(now), identities, origins, accounts));
    if (json.wanted()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("drill", drill);
      shape.putAll(exposure.shape());
      screen.json(shape);
    } else {
      if (drill) {
        screen.line("EXERCICE / DRILL: nothing of this has happened.");
      }
      print(exposure, screen);
    }
    return ok();
  }

  private void print(Exposure exposure, Screen screen) {
    if (form) {
      screen.line(CnilForm.of(exposure));
    } else if (csv) {
      ExposureCsv.lines(exposure).forEach(screen::line);
    } else {
      screen.line(
          "From %s to %s: %d deliveries and %d files not sent, of %d transfers, could be read: %d bytes."
              .formatted(
                  exposure.question().from(),
                  exposure.question().to(),
                  exposure.deliveries(),
                  exposure.unsent(),
                  exposure.transfers(),
                  exposure.bytes()));
      if (!exposure.question().origins().isEmpty()) {
        screen.line("Read from " + String.join(", ", exposure.question().origins()) + ".");
      }
      screen.line(
          "Persons declared: %d (not declared for %d transfers). Records counted: %d."
              .formatted(exposure.persons(), exposure.undeclared(), exposure.records()));
      if (exposure.isPartial()) {
        screen.line(
            "The ledger's facts from before %s were erased: of that time nothing can be told."
                .formatted(exposure.begins().orElseThrow()));
      }
      screen.line("Deliveries that were noise already: " + exposure.noise() + ".");
      screen.table(exposure.readable().stream().map(row -> row.cells("-")).toList());
    }
  }

  private static String origin(House house, String address) {
    return house
        .origins()
        .parse(address)
        .map(Origin::toString)
        .orElseThrow(() -> new Failure("Not an address such as 192.0.2.7 or 2001:db8::7."));
  }

  private static void checkOrigin(String text) {
    if (Origin.parse(text).isEmpty()) {
      throw new Failure("Not an origin as the ledger names them: o- and 26 characters.");
    }
  }

  private Instant begin() {
    String begin = at == null ? from : at;
    if (begin == null) {
      throw new Failure("Say which time is meant: --at TIME, or --from TIME --to TIME.");
    }
    return time(begin);
  }

  private Instant end(@Nullable Instant now) {
    String end = at == null ? to : at;
    if (end != null) {
      return time(end);
    }
    if (now == null) {
      throw new Failure("Say where the period ends: --to TIME.");
    }
    return now;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Failure("Not a time such as 2026-11-23T10:00:00Z: " + text);
    }
  }

  private Question drawn(History history, @Nullable Instant now) {
    List<String> known = List.copyOf(history.identities());
    if (known.isEmpty() || now == null) {
      throw new Failure("A drill needs a home in which somebody has taken something.");
    }
    String stolen = known.get(new SplittableRandom(now.toEpochMilli()).nextInt(known.size()));
    return new Question(now.minus(DRILL), now, List.of(stolen), List.of(), List.of());
  }
}
