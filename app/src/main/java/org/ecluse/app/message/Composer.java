package org.ecluse.app.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.message.Message.Kind;
import org.ecluse.app.transfer.Records;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/**
 * Says what has to be told to whom. Deliveries of one transfer that came to the same end at about
 * the same time are one message.
 */
final class Composer {

  private static final int ID_DIGITS = 32;

  private final Records records;
  private final Accounts accounts;

  Composer(Records records, Accounts accounts) {
    this.records = records;
    this.accounts = accounts;
  }

  /** One message's deliveries. */
  private record Topic(AccountRef account, Kind kind, TransferId transfer) {}

  /** The messages of facts that follow each other. */
  List<Message> of(List<Fact> facts) {
    List<Message> messages = new ArrayList<>();
    Map<Topic, List<Fact>> topics = new LinkedHashMap<>();
    for (Fact fact : facts) {
      switch (fact.type()) {
        case "transfer_sent" -> messages.addAll(waiting(fact));
        case "delivery_ended" -> about(fact, Kind.valueOf(upper(fact.text("reason"))), topics);
        case "lease_lapsed" -> about(fact, Kind.LAPSED, topics);
        default -> {
          if (LedgerEvent.Alarm.types().contains(fact.type())) {
            messages.addAll(alarm(fact));
          }
        }
      }
    }
    topics.forEach(
        (topic, about) ->
            messages.add(message(topic, about.getFirst().hash(), about.size(), Map.of())));
    return messages;
  }

  /** The messages about deliveries that nobody has begun to read and that will expire. */
  List<Message> untaken(List<Delivery> deliveries) {
    Map<Topic, List<DeliveryFacts>> topics = new LinkedHashMap<>();
    deliveries.stream()
        .map(Delivery::facts)
        .forEach(
            facts ->
                topics
                    .computeIfAbsent(
                        new Topic(facts.sender(), Kind.UNTAKEN, facts.transfer()),
                        _ -> new ArrayList<>())
                    .add(facts));
    List<Message> messages = new ArrayList<>();
    topics.forEach(
        (topic, about) -> {
          DeliveryFacts first = about.getFirst();
          messages.add(
              message(
                  topic,
                  first.id().toString(),
                  about.size(),
                  Map.of("expires", first.expiresAt().toString())));
        });
    return messages;
  }

  private List<Message> waiting(Fact fact) {
    Optional<TransferId> id = TransferId.parse(fact.text("transfer"));
    return id.flatMap(records::transfer)
        .map(
            stored ->
                stored.transfer().recipients().stream()
                    .map(
                        recipient ->
                            message(
                                new Topic(recipient, Kind.WAITING, id.get()),
                                fact.hash(),
                                stored.files().size(),
                                Map.of("expires", fact.text("expires_at"))))
                    .toList())
        .orElse(List.of());
  }

  private void about(Fact fact, Kind kind, Map<Topic, List<Fact>> topics) {
    DeliveryId.parse(fact.text("delivery"))
        .flatMap(records::delivery)
        .map(Delivery::facts)
        .ifPresent(
            facts ->
                topics
                    .computeIfAbsent(
                        new Topic(facts.sender(), kind, facts.transfer()), _ -> new ArrayList<>())
                    .add(fact));
  }

  private List<Message> alarm(Fact fact) {
    return accounts.all().stream()
        .filter(account -> account.role() == Role.ADMIN && account.enabled())
        .map(Account::ref)
        .map(
            ref ->
                new Message(
                    id(fact.hash(), ref, Kind.ALARM, ""),
                    ref,
                    Kind.ALARM,
                    Map.of(
                        "alarm", fact.type(),
                        "at", fact.at().toString(),
                        "entry", Long.toString(fact.seq()),
                        "hash", fact.hash())))
        .toList();
  }

  private static Message message(Topic topic, String origin, int count, Map<String, String> more) {
    Map<String, String> values = new LinkedHashMap<>(more);
    values.put("transfer", topic.transfer().toString());
    values.put("count", Integer.toString(count));
    String id = id(origin, topic.account(), topic.kind(), topic.transfer().toString());
    return new Message(id, topic.account(), topic.kind(), values);
  }

  private static String id(String origin, AccountRef account, Kind kind, String transfer) {
    String text = String.join(" ", origin, account.toString(), kind.name(), transfer);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
