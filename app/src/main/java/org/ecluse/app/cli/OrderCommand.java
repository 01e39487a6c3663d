package org.ecluse.app.cli;

import org.ecluse.app.wiring.House;

/** A command that takes something away: it answers when a running service obeys it. */
abstract class OrderCommand extends HouseCommand {

  OrderCommand(Surroundings around) {
    super(around);
  }

  @Override
  final int run(House house, Screen screen) {
    String done = carryOut(house);
    Obedience.await(house);
    screen.line(done);
    return ok();
  }

  /** Does it; the answer is the sentence that says so. */
  abstract String carryOut(House house);
}
