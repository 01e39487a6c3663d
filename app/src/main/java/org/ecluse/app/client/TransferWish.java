package org.ecluse.app.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a sender says about a transfer.
 *
 * @param recipients account ids, at least one
 * @param expires a duration as the service reads it ({@code 90m}, {@code 3d}), empty for the
 *     service's standard
 * @param persons approximate number of persons concerned
 */
public record TransferWish(
    List<String> recipients,
    Optional<String> expires,
    Optional<String> purpose,
    Optional<String> category,
    OptionalLong persons) {

  public TransferWish {
    recipients = List.copyOf(recipients);
  }

  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("recipients", recipients);
    expires.ifPresent(text -> fields.put("expires", text));
    purpose.ifPresent(text -> fields.put("purpose", text));
    category.ifPresent(text -> fields.put("category", text));
    persons.ifPresent(number -> fields.put("persons", number));
    return Json.text(fields);
  }
}
