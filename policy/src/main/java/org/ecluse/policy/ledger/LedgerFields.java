package org.ecluse.policy.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.EndReason;

/** Spells a fact out: names in snake case, instants in RFC 3339, ids and words as text. */
final class LedgerFields {

  private LedgerFields() {}

  static String typeOf(Class<?> kind) {
    return snake(kind.getSimpleName());
  }

  static Map<String, Object> of(LedgerEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      fields.put(snake(component.getName()), plain(valueOf(component, event)));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static Object valueOf(RecordComponent component, LedgerEvent event) {
    try {
      return component.getAccessor().invoke(event);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a ledger event's accessor failed", e);
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      case Instant instant -> instant.toString();
      case EndReason reason -> reason.word();
      case Role role -> role.word();
      case Factor factor -> factor.word();
      case Contradiction how -> how.word();
      default -> value.toString();
    };
  }

  private static String snake(String camel) {
    return camel.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
