package org.ecluse.app.check;

import java.util.List;
import java.util.Map;
import org.ecluse.app.store.Stores;

/** Whether the databases keep what they have acknowledged, also through a power cut. */
final class SqliteProbe {

  private static final String WAL = "journal_mode=wal";
  private static final List<String> DURABLE = List.of("synchronous=2", "synchronous=3");

  private SqliteProbe() {}

  static List<Diagnosis> look(Stores stores) {
    return stores.databaseSettings().entrySet().stream().map(SqliteProbe::judge).toList();
  }

  private static Diagnosis judge(Map.Entry<String, List<String>> database) {
    List<String> settings = database.getValue();
    String sentence = database.getKey() + ": " + String.join(", ", settings);
    boolean durable = settings.contains(WAL) && DURABLE.stream().anyMatch(settings::contains);
    return durable ? Diagnosis.ok("sqlite", sentence) : Diagnosis.fail("sqlite", sentence);
  }
}
