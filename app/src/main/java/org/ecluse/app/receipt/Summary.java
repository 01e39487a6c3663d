package org.ecluse.app.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ecluse.app.ledger.FlatJson;
import org.ecluse.app.ledger.LedgerEntry;

/** What entries of the ledger say of each delivery: deposited, taken by whom, destroyed. */
final class Summary {

  private final Map<String, Map<String, Object>> deliveries = new LinkedHashMap<>();

  private Summary() {}

  /** One map for each delivery, in the order of the ledger. */
  static List<Map<String, Object>> of(List<LedgerEntry> entries) {
    Summary summary = new Summary();
    for (LedgerEntry entry : entries) {
      FlatJson.parse(entry.json()).ifPresent(fact -> summary.hear(entry, fact));
    }
    return new ArrayList<>(summary.deliveries.values());
  }

  private void hear(LedgerEntry entry, Map<String, Object> fact) {
    String at = entry.at().toString();
    switch (String.valueOf(fact.get("type"))) {
      case "delivery_offered" -> {
        Map<String, Object> delivery = new LinkedHashMap<>();
        for (String name : List.of("delivery", "file", "recipient", "size_bytes", "expires_at")) {
          delivery.put(name, fact.getOrDefault(name, ""));
        }
        delivery.put("deposited_at", at);
        deliveries.put(String.valueOf(fact.get("delivery")), delivery);
      }
      case "delivery_claimed" -> {
        put(fact, "taken_by", String.valueOf(fact.get("identity")));
        put(fact, "door", door(String.valueOf(fact.get("identity"))));
        put(fact, "taken_from", at);
      }
      case "delivery_reissued" -> put(fact, "reissues", fact.getOrDefault("count", 0L));
      case "delivery_ended" -> {
        put(fact, "ended", String.valueOf(fact.get("reason")));
        put(fact, "bytes_left", fact.getOrDefault("bytes_left", 0L));
        put(fact, "key_destroyed_at", at);
      }
      case "reconciled" -> {
        put(fact, "ended", String.valueOf(fact.get("reason")));
        put(fact, "key_destroyed_at", at);
      }
      case "bytes_absent" ->
          deliveries.values().stream()
              .filter(delivery -> Objects.equals(delivery.get("file"), fact.get("file")))
              .forEach(delivery -> delivery.put("bytes_absent_at", at));
      default -> {} // says nothing about a delivery
    }
  }

  private void put(Map<String, Object> fact, String name, Object value) {
    Map<String, Object> delivery = deliveries.get(String.valueOf(fact.get("delivery")));
    if (delivery != null) {
      delivery.put(name, value);
    }
  }

  /** An SSH key opens one door only; a pass may open both, and the ledger does not say which. */
  private static String door(String identity) {
    if (identity.startsWith("ssh_key:")) {
      return "sftp";
    }
    return identity.startsWith("person:") ? "https" : "by_pass";
  }
}
