package org.ecluse.app.transfer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sender's wish for a transfer, as text from the outside; nothing in it is checked yet.
 *
 * @param recipients account ids
 * @param expires a duration, empty for the standard one
 * @param persons approximate number of persons concerned
 */
public record NewTransfer(
    List<String> recipients,
    Optional<String> expires,
    Optional<String> purpose,
    Optional<String> category,
    OptionalLong persons) {

  public NewTransfer {
    recipients = List.copyOf(recipients);
  }

  /** A transfer to one recipient about which nothing else was said. */
  public static NewTransfer to(String recipient) {
    return new NewTransfer(
        List.of(recipient),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }
}
