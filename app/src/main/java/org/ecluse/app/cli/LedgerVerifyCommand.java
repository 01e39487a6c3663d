package org.ecluse.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code ecluse ledger verify}. */
@Command(
    name = "verify",
    description = "Look at every entry of the ledger: none changed, none missing.",
    mixinStandardHelpOptions = true)
final class LedgerVerifyCommand extends HouseCommand {

  @Mixin private final JsonOption json = new JsonOption();

  LedgerVerifyCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    return switch (house.stores().ledger().verify()) {
      case LedgerCheck.Intact(long entries) -> {
        tell(screen, "The ledger is intact: " + entries + " entries.", true, "entries", entries);
        long gaps = house.stores().ledger().acceptedGaps();
        if (gaps > 0) {
          screen.warn("It lacks entries, which was accepted " + gaps + " times.");
        }
        yield ExitCode.OK;
      }
      case LedgerCheck.Broken(long seq, String what) -> {
        String sentence = "Entry %d of the ledger is damaged: %s.".formatted(seq, what);
        screen.warn(sentence);
        tell(screen, "", false, "entry", seq);
        yield ExitCode.SOFTWARE;
      }
    };
  }

  private void tell(Screen screen, String sentence, boolean intact, String key, long number) {
    if (json.wanted()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("intact", intact);
      shape.put(key, number);
      screen.json(shape);
    } else if (!sentence.isEmpty()) {
      screen.line(sentence);
    }
  }
}
