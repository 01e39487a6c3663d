package org.ecluse.app.web.admin;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecluse.app.account.Account;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.transfer.Origins;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Origin;

/**
 * What was filled in to ask what could be read.
 *
 * @param from as a browser writes a moment; in the zone of the pages, or RFC 3339
 * @param to the same; empty where one moment is meant
 * @param identity a credential, as the ledger writes it, or the id of a pass
 * @param address a network address, or its origin, as the ledger writes it
 * @param account the id of an account
 */
@Introspected
public record ExposureQuery(
    @QueryValue(defaultValue = "") String from,
    @QueryValue(defaultValue = "") String to,
    @QueryValue(defaultValue = "") String identity,
    @QueryValue(defaultValue = "") String address,
    @QueryValue(defaultValue = "") String account) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  public ExposureQuery {
    from = from.strip();
    to = to.strip();
    identity = identity.strip();
    address = address.strip();
    account = account.strip();
  }

  /** Whether somebody asked. */
  public boolean isAsked() {
    return !from.isEmpty();
  }

  /** Refused where it makes no sense: no moments, a period backwards, an account that is none. */
  Outcome<Question> question(List<Account> accounts, Origins origins) {
    Optional<Instant> begin = time(from);
    Optional<Instant> end = to.isEmpty() ? begin : time(to);
    List<String> refs =
        accounts.stream()
            .filter(each -> each.id().value().equals(account))
            .map(each -> each.ref().toString())
            .toList();
    if (begin.isEmpty()
        || end.isEmpty()
        || end.get().isBefore(begin.get())
        || (!account.isEmpty() && refs.isEmpty())) {
      return Outcome.refused(Refusal.invalid("from", "no period or account"));
    }
    Optional<Origin> origin = Origin.parse(address).or(() -> origins.parse(address));
    if (!address.isEmpty() && origin.isEmpty()) {
      return Outcome.refused(Refusal.invalid("address", "no address"));
    }
    List<String> identities = identity.isEmpty() ? List.of() : List.of(credential());
    List<String> there = origin.map(Origin::toString).stream().toList();
    return Outcome.done(new Question(begin.get(), end.get(), identities, there, refs));
  }

  private String credential() {
    return identity.startsWith("p-") ? "pass:" + identity : identity;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).atZone(ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The address of the same question in another form. */
  public String at(String path) {
    return path
        + "?"
        + Map.of(
                "from",
                from,
                "to",
                to,
                "identity",
                identity,
                "address",
                address,
                "account",
                account)
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
