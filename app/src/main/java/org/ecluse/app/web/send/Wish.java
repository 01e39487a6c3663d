package org.ecluse.app.web.send;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.transfer.NewTransfer;
import org.ecluse.app.web.Form;

/**
 * What the form about a transfer holds, so that a refused one comes back as it was filled in.
 *
 * @param recipients ids of those that were ticked
 * @param persons as it was typed
 */
public record Wish(
    List<String> recipients, String expires, String purpose, String category, String persons) {

  static final Wish NOTHING = new Wish(List.of(), "", "", "", "");

  static Wish of(Form form) {
    return new Wish(
        form.all("recipient"),
        form.text("expires").orElse(""),
        form.text("purpose").orElse(""),
        form.text("category").orElse(""),
        form.text("persons").orElse(""));
  }

  public boolean names(String recipient) {
    return recipients.contains(recipient);
  }

  /** The field that misses something, or nothing; what is filled in is judged by the service. */
  Optional<String> missing() {
    if (recipients.isEmpty()) {
      return Optional.of("recipients");
    }
    if (purpose.isEmpty()) {
      return Optional.of("purpose");
    }
    return number().isPresent() ? Optional.empty() : Optional.of("persons");
  }

  /** People write big numbers with spaces, points or commas. */
  private OptionalLong number() {
    String digits = persons.replaceAll("[\\s.,\u00a0\u202f']", "");
    return digits.matches("\\d{1,12}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  NewTransfer transfer() {
    return new NewTransfer(
        recipients,
        Optional.of(expires).filter(text -> !text.isEmpty()),
        Optional.of(purpose),
        Optional.of(category).filter(text -> !text.isEmpty()),
        number());
  }
}
