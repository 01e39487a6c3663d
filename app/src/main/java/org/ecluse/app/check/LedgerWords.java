package org.ecluse.app.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.store.Ledger;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.policy.transfer.DeliveryId;

/** What the ledger says: whether it is whole, and its last word about every delivery. */
final class LedgerWords {

  /** The word for a delivery that was offered and has not ended. */
  static final String LIVE = "live";

  private static final Pattern TYPE = Pattern.compile("^\\{\"type\":\"([a-z_]+)\"");
  private static final Pattern DELIVERY = Pattern.compile("\"delivery\":\"(d-[a-z2-7]{26})\"");
  private static final Pattern REASON = Pattern.compile("\"reason\":\"([a-z]+)\"");

  private final Map<DeliveryId, String> last = new HashMap<>();
  private final Optional<Finding> damage;
  private boolean erased;
  private Optional<Instant> begins = Optional.empty();

  private LedgerWords(Optional<Finding> damage) {
    this.damage = damage;
  }

  static LedgerWords read(Ledger ledger) {
    LedgerWords words =
        switch (ledger.verify()) {
          case LedgerCheck.Intact _ -> new LedgerWords(Optional.empty());
          case LedgerCheck.Broken(long seq, String what) ->
              new LedgerWords(Optional.of(Finding.of("ledger-damaged", "entry " + seq, what)));
        };
    if (words.damage.isEmpty()) {
      ledger.forEach(words::hear);
    }
    return words;
  }

  Optional<Finding> damage() {
    return damage;
  }

  /** {@link #LIVE} or the reason of the end; empty where the ledger never heard of it. */
  Optional<String> about(DeliveryId id) {
    return Optional.ofNullable(last.get(id));
  }

  /** Whether the facts of a time may have been erased, so that silence means nothing. */
  boolean mayHaveForgotten(Instant time) {
    return (erased && begins.isEmpty()) || begins.filter(time::isBefore).isPresent();
  }

  Map<DeliveryId, String> all() {
    return last;
  }

  private void hear(LedgerEntry entry) {
    if (entry.isErased()) {
      erased = true;
      begins = Optional.empty();
    } else if (erased && begins.isEmpty()) {
      begins = Optional.of(entry.at());
    }
    String type = group(TYPE, entry.json()).orElse("");
    switch (type) {
      case "delivery_offered" -> note(entry, LIVE);
      case "delivery_ended", "reconciled" ->
          note(entry, group(REASON, entry.json()).orElse("unknown"));
      default -> {} // says nothing about whether a delivery lives
    }
  }

  private void note(LedgerEntry entry, String word) {
    group(DELIVERY, entry.json()).flatMap(DeliveryId::parse).ifPresent(id -> last.put(id, word));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
