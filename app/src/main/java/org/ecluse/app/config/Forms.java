package org.ecluse.app.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.rules.DurationText;
import org.ecluse.policy.rules.SizeText;

/** Builders of keys, one for each sort of value. */
final class Forms {

  private static final int MAX_PORT = 65_535;

  /** Ten years: more than anybody means, and far below where sums of times overflow. */
  private static final Duration MAX_DURATION = Duration.ofDays(3650);

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._:%-]{1,253}|\\[[A-Fa-f0-9:%.]+]");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Forms() {}

  static Key<String> host(String path, String fallback, String meaning) {
    return matching(path, fallback, "a host name or an address", HOST, meaning);
  }

  static Key<List<String>> hosts(String path, String meaning) {
    return new Key<>(path, "", "a list of host names or addresses", meaning, Forms::readHosts);
  }

  static Key<String> name(String path, String fallback, String meaning) {
    return matching(path, fallback, "1 to 64 letters, digits, dots, hyphens", NAME, meaning);
  }

  static Key<Optional<String>> origin(String path, String meaning) {
    return new Key<>(
        path,
        "",
        "a name without spaces and plus signs",
        meaning,
        text -> {
          if (text.isEmpty()) {
            return Optional.of(Optional.empty());
          }
          return NoteKey.isName(text) ? Optional.of(Optional.of(text)) : Optional.empty();
        });
  }

  static Key<Optional<Path>> file(String path, String meaning) {
    return new Key<>(
        path,
        "off",
        "the absolute path of a file, or off",
        meaning,
        text -> {
          if (text.equals("off")) {
            return Optional.of(Optional.empty());
          }
          return isAbsolute(text) ? Optional.of(Optional.of(Path.of(text))) : Optional.empty();
        });
  }

  private static boolean isAbsolute(String text) {
    try {
      return Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  static Key<Integer> port(String path, String fallback, String meaning) {
    return new Key<>(path, fallback, "a port from 0 to " + MAX_PORT, meaning, Forms::readPort);
  }

  static Key<OptionalInt> portOrOff(String path, String fallback, String meaning) {
    return new Key<>(
        path,
        fallback,
        "a port from 0 to " + MAX_PORT + ", or off",
        meaning,
        text ->
            text.equals("off") || text.equals("-1")
                ? Optional.of(OptionalInt.empty())
                : readPort(text).map(OptionalInt::of));
  }

  static Key<Integer> count(String path, String fallback, int least, int most, String meaning) {
    return new Key<>(
        path,
        fallback,
        "a whole number from " + least + " to " + most,
        meaning,
        text -> readWhole(text, least, most));
  }

  static Key<Duration> duration(String path, String fallback, String meaning) {
    return new Key<>(
        path,
        fallback,
        "a duration such as 30s, 15m, 24h or 3d, at most " + MAX_DURATION.toDays() + "d",
        meaning,
        text -> DurationText.parse(text).filter(given -> given.compareTo(MAX_DURATION) <= 0));
  }

  static Key<Long> size(String path, String fallback, String meaning) {
    return new Key<>(
        path, fallback, "a size such as 500MB, 16MiB or 2GiB", meaning, SizeText::parse);
  }

  static Key<Set<AccountId>> accounts(String path, String meaning) {
    return new Key<>(path, "*", "a list of account ids, or *", meaning, Forms::readAccounts);
  }

  static <E extends Enum<E>> Key<E> word(String path, E fallback, E[] all, String meaning) {
    Function<E, String> spelling = value -> value.name().toLowerCase(Locale.ROOT);
    String form = String.join(" or ", Stream.of(all).map(spelling).toList());
    return new Key<>(
        path,
        spelling.apply(fallback),
        form,
        meaning,
        text -> Stream.of(all).filter(value -> spelling.apply(value).equals(text)).findFirst());
  }

  private static Key<String> matching(
      String path, String fallback, String form, Pattern pattern, String meaning) {
    return new Key<>(
        path,
        fallback,
        form,
        meaning,
        text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty());
  }

  private static Optional<Integer> readPort(String text) {
    return readWhole(text, 0, MAX_PORT);
  }

  private static Optional<Integer> readWhole(String text, int least, int most) {
    if (!text.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most ? Optional.of(number) : Optional.empty();
  }

  private static Optional<List<String>> readHosts(String text) {
    List<String> hosts =
        Stream.of(text.split(",", -1)).map(String::strip).filter(host -> !host.isEmpty()).toList();
    return hosts.stream().allMatch(host -> HOST.matcher(host).matches())
        ? Optional.of(hosts)
        : Optional.empty();
  }

  private static Optional<Set<AccountId>> readAccounts(String text) {
    if (text.equals("*")) {
      return Optional.of(Set.of());
    }
    Set<AccountId> ids = new LinkedHashSet<>();
    for (String word : Arrays.asList(text.split(",", -1))) {
      Optional<AccountId> id = AccountId.parse(word.strip());
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(id.get());
    }
    return Optional.of(ids);
  }
}
