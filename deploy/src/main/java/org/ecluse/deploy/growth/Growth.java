package org.ecluse.deploy.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.app.config.Settings;
import org.ecluse.app.wiring.House;

/**
 * Grows a home step by step and measures the same operations at each, without doors: {@code growth
 * HOME LIVE[+ENDED]...}, for example {@code growth /tmp/grown 100 10000 100000 100000+1000000}. A
 * benchmark for people, run by {@code deploy/growth}.
 */
public final class Growth {

  private Growth() {}

  /** How much there is at a step, in deliveries. */
  private record Size(int live, int ended) {

    static Size parse(String text) {
      String[] parts = text.split("\\+", -1);
      return new Size(
          Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    @Override
    public String toString() {
      return "%,d live, %,d ended".formatted(live, ended);
    }
  }

  /** Grows and measures. */
  public static void main(String[] args) throws IOException, SQLException {
    Path home = Path.of(args[0]);
    Table table = new Table();
    List<String> sizes = new ArrayList<>(List.of(args).subList(1, args.length));
    for (String text : sizes) {
      Size size = Size.parse(text);
      System.err.println("growing to " + size);
      Past.grow(home, size.ended());
      measure(home, size, table);
    }
    table.print();
  }

  private static void measure(Path home, Size size, Table table) {
    try (House house = House.open(home, Settings.defaults())) {
      table.begin(size.toString());
      table.time("start: reconcile", 1, () -> house.transfers().reconcile());
      Scene scene = new Scene(house);
      scene.fill(size.live());
      new Operations(scene, table).run();
    }
  }
}
