package org.ecluse.app.siem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.app.client.Json;
import org.ecluse.app.follow.Fact;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * A fact in the names of the Elastic Common Schema: one line of JSON. What is Ecluse's own stands
 * under {@code ecluse}, as on the ledger; {@code event.sequence} is the entry's number, so whoever
 * collects the lines sees a gap or a repetition.
 */
final class Ecs {

  private static final String VERSION = "8.17.0";

  private Ecs() {}

  static String line(Fact fact) {
    boolean isAlarm = isAlarm(fact);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("kind", isAlarm ? "alert" : "event");
    event.put("category", List.of(category(fact.type())));
    event.put("action", fact.type());
    event.put("sequence", fact.seq());
    event.put("id", fact.hash());
    event.put("module", "ecluse");
    event.put("dataset", "ecluse.ledger");
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("@timestamp", fact.at());
    line.put("ecs", Map.of("version", VERSION));
    line.put("event", event);
    line.put("log", Map.of("level", isAlarm ? "error" : "info"));
    line.put("service", Map.of("name", "ecluse", "type", "ecluse"));
    line.put("message", fact.type());
    line.put("ecluse", fact.fields());
    return Json.text(line);
  }

  static boolean isAlarm(Fact fact) {
    return LedgerEvent.Alarm.types().contains(fact.type());
  }

  /** One of ECS's own words. */
  private static String category(String type) {
    if (type.startsWith("account_") || type.startsWith("key_") || type.startsWith("pass_")) {
      return "iam";
    }
    boolean isFile =
        type.startsWith("file_") || type.startsWith("delivery_") || type.startsWith("transfer_");
    return isFile || type.equals("bytes_absent") ? "file" : "host";
  }
}
