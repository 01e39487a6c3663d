package org.ecluse.app.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entries that somebody else was told of: what a SIEM or a webhook received, or what a mail says of
 * an alarm. Each is an anchor: a number, and the hash by which the next entry holds on to it.
 */
public final class KnownFacts {

  private static final Pattern NUMBER = Pattern.compile("\"sequence\":([1-9][0-9]{0,17})[,}]");
  private static final Pattern HASH = Pattern.compile("\"id\":\"([0-9a-f]{64})\"");
  private static final Pattern PLAIN = Pattern.compile("([1-9][0-9]{0,17}) ([0-9a-f]{64})");

  private final Map<Long, Hash> links;
  private final Map<Long, Hash> unmet;

  private KnownFacts(Map<Long, Hash> links) {
    this.links = links;
    this.unmet = new TreeMap<>(links);
  }

  /**
   * Reads lines as {@code siem.file} has them, also behind a syslog header, or of number and hash.
   */
  public static KnownFacts in(String text) {
    Map<Long, Hash> links = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              Matcher plain = PLAIN.matcher(line.strip());
              Matcher number = NUMBER.matcher(line);
              Matcher hash = HASH.matcher(line);
              if (plain.matches()) {
                put(links, plain.group(1), plain.group(2));
              } else if (number.find() && hash.find()) {
                put(links, number.group(1), hash.group(1));
              }
            });
    return new KnownFacts(links);
  }

  private static void put(Map<Long, Hash> links, String number, String hash) {
    Hash.parseHex(hash).ifPresent(link -> links.put(Long.parseLong(number), link));
  }

  /** How many there are. */
  public int count() {
    return links.size();
  }

  /** Hears the next entry of a ledger. */
  public void hear(LedgerEntry entry) {
    Hash known = unmet.get(entry.seq());
    if (known != null && known.equals(entry.link())) {
      unmet.remove(entry.seq());
    }
  }

  /** The first that the ledger has not, or not so. */
  public Optional<Fault> conclude() {
    return unmet.keySet().stream()
        .findFirst()
        .map(seq -> new Fault(seq, "it is not the one that others were told of"));
  }
}
