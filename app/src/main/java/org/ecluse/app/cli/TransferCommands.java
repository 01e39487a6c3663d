package org.ecluse.app.cli;

import static org.ecluse.app.cli.Sentences.expect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.wiring.House;
import org.ecluse.policy.transfer.DeliveryId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse transfers} and {@code ecluse reissue}. */
final class TransferCommands {

  private TransferCommands() {}

  @Command(
      name = "transfers",
      description = "List transfers, newest first.",
      mixinStandardHelpOptions = true)
  static final class Show extends HouseCommand {

    @Option(
        names = "--state",
        paramLabel = "S",
        description =
            "Only those in this state: uploading, available, delivered, spent, expired, revoked,"
                + " ended.")
    private @Nullable StateWord state;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "1000",
        description = "How many are looked at, newest first (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin private final JsonOption json = new JsonOption();

    Show(Surroundings around) {
      super(around);
    }

    @Override
    int run(House house, Screen screen) {
      List<TransferView> found =
          expect(house.transfers().list(house.console(), limit)).stream()
              .filter(transfer -> state == null || state.is(transfer.state()))
              .toList();
      if (json.wanted()) {
        screen.json(found.stream().map(Shapes::transfer).toList());
      } else {
        screen.table(found.stream().map(Show::row).toList());
      }
      return ok();
    }

    private static Map<String, Object> row(TransferView transfer) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", transfer.id());
      row.put("state", transfer.state());
      row.put("sender", transfer.sender());
      row.put("recipients", transfer.recipients());
      row.put("files", transfer.files().size());
      row.put("bytes", transfer.files().stream().mapToLong(FileView::sizeBytes).sum());
      row.put("expires", transfer.expiresAt());
      return row;
    }
  }

  @Command(
      name = "reissue",
      description = "Free a claimed delivery, so that another identity may begin again.",
      mixinStandardHelpOptions = true)
  static final class Reissue extends OrderCommand {

    @Parameters(paramLabel = "DELIVERY", description = "The delivery's id, d-….")
    private DeliveryId id;

    Reissue(Surroundings around) {
      super(around);
    }

    @Override
    String carryOut(House house) {
      expect(house.transfers().reissue(house.console(), id));
      return "Reissued " + id + ".";
    }
  }
}
