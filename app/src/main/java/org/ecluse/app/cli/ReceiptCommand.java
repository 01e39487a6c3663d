package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.receipt.ReceiptCheck;
import org.ecluse.app.receipt.ReceiptKey;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse receipt ID} and {@code ecluse receipt verify FILE}. */
@Command(
    name = "receipt",
    description = {
      "Print a signed receipt of a transfer, or of the one that a delivery belongs to.",
      "\"receipt verify FILE\" checks one; with --key that needs no home."
    },
    mixinStandardHelpOptions = true)
final class ReceiptCommand extends HouseCommand {

  private static final String VERIFY = "verify";

  @Parameters(
      arity = "1..2",
      paramLabel = "DELIVERY|TRANSFER|verify FILE",
      description = "What the receipt is about, or the file to verify.")
  private List<String> words = List.of();

  @Option(
      names = "--key",
      paramLabel = "JWKS-FILE",
      description = "What \"ledger key --jwks\" printed (default: the key of the home).")
  private @Nullable Path keyFile;

  ReceiptCommand(Surroundings around) {
    super(around);
  }

  @Override
  Optional<Integer> answer(Screen screen) {
    Path file = keyFile;
    return isVerification() && file != null
        ? Optional.of(verify(screen, keys(file)))
        : Optional.empty();
  }

  private boolean isVerification() {
    return words.size() == 2 && words.getFirst().equals(VERIFY);
  }

  private static List<NoteKey> keys(Path file) {
    return ReceiptKey.in(text(file)).orElseThrow(() -> new Failure("Not a JWK set: " + file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Failure("This file cannot be read: " + file);
    }
  }

  private int verify(Screen screen, List<NoteKey> keys) {
    return switch (ReceiptCheck.of(text(Path.of(words.getLast())), keys)) {
      case ReceiptCheck.Result.Genuine(var payload) -> {
        payload.remove("evidence");
        screen.json(payload);
        yield ExitCode.OK;
      }
      case ReceiptCheck.Result.Refused(String sentence) -> {
        screen.warn(sentence);
        yield ExitCode.SOFTWARE;
      }
    };
  }

  @Override
  int run(House house, Screen screen) {
    if (isVerification()) {
      return verify(screen, List.of(house.notary().publicKey()));
    }
    if (words.size() != 1) {
      throw new Failure("Say one delivery or one transfer.");
    }
    TransferId transfer = expect(transfer(house, words.getFirst()));
    screen.line(expect(house.receipts().of(house.console(), transfer)));
    return ok();
  }

  private static Outcome<TransferId> transfer(House house, String id) {
    return DeliveryId.parse(id)
        .map(
            delivery ->
                house.transfers().look(house.console(), delivery).map(view -> view.transfer()))
        .or(() -> TransferId.parse(id).map(Outcome::done))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}
