package org.ecluse.deploy.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.deploy.e2e.Artefact;

/** The table in {@code README.md}, by client and deed. */
record ClientTable(Map<String, List<String>> rows) {

  /** What stands where a client has no such command. */
  static final String NONE = "—";

  static ClientTable committed() throws IOException {
    List<String> readme = Files.readAllLines(Artefact.root().resolve("README.md"));
    int heading = readme.indexOf(heading());
    assertThat(heading).as("line of README.md that says " + heading()).isNotNegative();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    readme.stream()
        .skip(heading + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(ClientTable::cells)
        .forEach(cells -> rows.put(cells.getFirst(), cells.subList(1, cells.size())));
    return new ClientTable(rows);
  }

  private static List<String> cells(String line) {
    String inside = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inside.split("\\|")).map(String::strip).toList();
  }

  private static String heading() {
    return line("client", Arrays.stream(Deed.values()).map(Deed::heading));
  }

  private static String line(String first, Stream<String> rest) {
    return "| " + String.join(" | ", Stream.concat(Stream.of(first), rest).toList()) + " |";
  }

  String cell(String client, Deed deed) {
    List<String> row = rows.get(client);
    assertThat(row).as("row of " + client + " in README.md").isNotNull();
    assertThat(row).hasSameSizeAs(Deed.values());
    return row.get(List.of(Deed.values()).indexOf(deed));
  }
}
