package org.ecluse.app.web.admin;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.app.account.Account;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.web.Form;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.AccountRef;

/**
 * What an admin asked the list for.
 *
 * @param sender an account's id, or empty
 * @param recipient an account's id, or empty
 * @param state {@code available}, {@code claimed}, or empty
 * @param text that purpose or file name contain, or empty
 * @param page from 1
 */
public record LiveQuery(String sender, String recipient, String state, String text, int page) {

  static final int ROWS = 50;

  /** What one page of a search shows. */
  static final int MOST_FOUND = 200;

  private static final int MOST_PAGES = 100_000;
  private static final int MOST_TEXT_CHARS = 200;

  static LiveQuery of(
      Optional<String> sender,
      Optional<String> recipient,
      Optional<String> state,
      Optional<String> page) {
    return new LiveQuery(
        accountOf(sender),
        accountOf(recipient),
        stateOf(state),
        "",
        page.filter(text -> text.matches("[1-9][0-9]{0,5}"))
            .map(Integer::parseInt)
            .map(number -> Math.min(number, MOST_PAGES))
            .orElse(1));
  }

  /** A search; what it finds is one page. */
  static LiveQuery of(Form form) {
    return new LiveQuery(
        accountOf(form.text("sender")),
        accountOf(form.text("recipient")),
        stateOf(form.text("state")),
        form.text("text")
            .map(text -> text.substring(0, Math.min(text.length(), MOST_TEXT_CHARS)))
            .orElse(""),
        1);
  }

  private static String stateOf(Optional<String> state) {
    return state.filter(word -> word.equals("available") || word.equals("claimed")).orElse("");
  }

  private static String accountOf(Optional<String> text) {
    return text.map(String::strip).filter(id -> AccountId.parse(id).isPresent()).orElse("");
  }

  /** Empty where it names an account that there is not: nothing is found then. */
  Optional<OverviewFilter> filter(Function<AccountId, Optional<Account>> accounts) {
    Optional<AccountRef> from = ref(sender, accounts);
    Optional<AccountRef> to = ref(recipient, accounts);
    boolean unknown =
        (from.isEmpty() && !sender.isEmpty()) || (to.isEmpty() && !recipient.isEmpty());
    return unknown
        ? Optional.empty()
        : Optional.of(
            new OverviewFilter(
                from,
                to,
                state.isEmpty() ? Optional.empty() : Optional.of(state.equals("claimed")),
                Optional.of(text).filter(wanted -> !wanted.isEmpty()),
                (page - 1) * ROWS,
                text.isEmpty() ? ROWS : MOST_FOUND));
  }

  private static Optional<AccountRef> ref(
      String id, Function<AccountId, Optional<Account>> accounts) {
    return AccountId.parse(id).flatMap(accounts).map(Account::ref);
  }

  /** The address of another page of the same list. */
  public String at(int number) {
    return "/admin?"
        + Stream.of("sender=" + sender, "recipient=" + recipient, "state=" + state)
            .filter(part -> !part.endsWith("="))
            .map(part -> part + "&")
            .collect(Collectors.joining())
        + "page="
        + number;
  }

  public boolean hasNext(long total) {
    return text.isEmpty() && (long) page * ROWS < total;
  }
}
