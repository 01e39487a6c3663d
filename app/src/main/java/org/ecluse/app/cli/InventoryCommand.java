package org.ecluse.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.app.check.Inventory;
import org.ecluse.app.client.Json;
import org.ecluse.app.wiring.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse inventory}. */
@Command(
    name = "inventory",
    description = "What is stored now, counted where it lies and signed with the key of passes.",
    mixinStandardHelpOptions = true)
final class InventoryCommand extends HouseCommand {

  @Mixin private final JsonOption json = new JsonOption();

  InventoryCommand(Surroundings around) {
    super(around);
  }

  @Override
  int run(House house, Screen screen) {
    Inventory inventory = Inventory.of(house.stores(), house.clock().instant());
    String signed = house.passes().sign(Inventory.TYPE, Json.text(inventory.shape()));
    if (json.wanted()) {
      Map<String, Object> shape = new LinkedHashMap<>(inventory.shape());
      shape.put("signed", signed);
      screen.json(shape);
    } else {
      screen.line(
          "%d files, %d bytes, %d keys at %s."
              .formatted(inventory.files(), inventory.bytes(), inventory.keys(), inventory.at()));
      screen.line(signed);
    }
    return ok();
  }
}
