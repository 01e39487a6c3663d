package org.ecluse.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.app.ledger.LedgerSettings;
import org.ecluse.app.pass.PassSettings;
import org.ecluse.app.pass.SessionSettings;
import org.ecluse.app.signin.Site;
import org.ecluse.app.watch.Watch;
import org.ecluse.policy.rules.Retention;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.rules.SendRule;
import org.ecluse.policy.transfer.Numbers;

/** Puts the sources together: options over environment over file over defaults. */
public final class SettingsReader {

  /** The file's name in the home. */
  public static final String FILE = "ecluse.yml";

  /** The number of a rule, in the one way of writing it. */
  private static final String INDEX = "\\[(0|[1-9]\\d{0,2})]";

  private static final Pattern INDEXED = Pattern.compile("policy\\.send" + INDEX + "\\.(.*)");

  private SettingsReader() {}

  /**
   * Reads everything and checks it.
   *
   * @param options values given on the command line, by path
   * @param warn told what is strange but not wrong, in sentences
   * @throws SettingsException where something is wrong
   */
  public static Settings read(
      Path home,
      Map<String, String> environment,
      Map<String, String> options,
      Consumer<String> warn) {
    Map<String, Given> values = new LinkedHashMap<>(ConfigFile.read(home.resolve(FILE)));
    values.values().forEach(SettingsReader::refuseUnknown);
    values.putAll(Variables.read(environment, warn));
    options.forEach((path, text) -> values.put(path, new Given(path, text, "option for " + path)));
    return typed(values);
  }

  static Settings typed(Map<String, Given> values) {
    return new Settings(
        DoorsReader.https(values),
        DoorsReader.sftp(values),
        ops(values),
        rules(values),
        SafeguardsReader.dormancy(values),
        SafeguardsReader.releases(values),
        new Watch.Limits(Keys.WATCH_FREE.in(values), Keys.WATCH_REFUSED.in(values)),
        SafeguardsReader.memory(values),
        pass(values),
        site(values),
        new LogSettings(Keys.LOG_FORMAT.in(values), Keys.LOG_LEVEL.in(values)),
        ledger(values),
        OutwardReader.outward(values),
        OutwardReader.witness(values),
        Keys.STOP_GRACE.in(values),
        Keys.SWEEP_INTERVAL.in(values));
  }

  private static Optional<Listen> ops(Map<String, Given> values) {
    String host = Keys.OPS_HOST.in(values);
    return Keys.OPS_PORT.in(values).stream().mapToObj(port -> new Listen(host, port)).findFirst();
  }

  private static Rules rules(Map<String, Given> values) {
    return new Rules(
        ordered(Keys.EXPIRY_DEFAULT, Keys.EXPIRY_MAX, values, Retention::new),
        new Numbers(Keys.LEASE.in(values), Keys.SLACK.in(values), Keys.REISSUES.in(values)),
        Keys.MAX_FILE_SIZE.in(values),
        Keys.MAX_FILES.in(values),
        Keys.MAX_RECIPIENTS.in(values),
        sendRules(values));
  }

  private static PassSettings pass(Map<String, Given> values) {
    return ordered(
        Keys.PASS_TTL_DEFAULT,
        Keys.PASS_TTL_MAX,
        values,
        (standard, longest) ->
            new PassSettings(standard, longest, PassSettings.DEFAULT_SKEW, sessions(values)));
  }

  private static Site site(Map<String, Given> values) {
    return Site.of(
        Keys.HTTPS_NAMES.in(values),
        Keys.HTTPS_HOST.in(values),
        Keys.HTTPS_PORT.in(values),
        Keys.INVITE_LIFE.in(values));
  }

  private static SessionSettings sessions(Map<String, Given> values) {
    return ordered(Keys.SESSION_IDLE, Keys.SESSION_LIFE, values, SessionSettings::new);
  }

  private static LedgerSettings ledger(Map<String, Given> values) {
    return new LedgerSettings(
        Keys.LEDGER_ORIGIN.in(values),
        Keys.LEDGER_CHECKPOINT_INTERVAL.in(values),
        Keys.LEDGER_CHECKPOINT_ENTRIES.in(values),
        Keys.LEDGER_ANCHOR.in(values));
  }

  private static <T> T ordered(
      Key<Duration> standard,
      Key<Duration> longest,
      Map<String, Given> values,
      BiFunction<Duration, Duration, T> make) {
    if (standard.in(values).compareTo(longest.in(values)) > 0) {
      throw new SettingsException(
          "%s must not be longer than %s.".formatted(standard.path(), longest.path()));
    }
    return make.apply(standard.in(values), longest.in(values));
  }

  private static List<SendRule> sendRules(Map<String, Given> values) {
    TreeSet<Integer> indexes = new TreeSet<>();
    for (String path : values.keySet()) {
      Matcher matcher = INDEXED.matcher(path);
      if (matcher.matches()) {
        indexes.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return indexes.isEmpty()
        ? Rules.DEFAULT.send()
        : indexes.stream().map(index -> sendRule(Keys.SendKeys.at(index), values)).toList();
  }

  private static SendRule sendRule(Keys.SendKeys keys, Map<String, Given> values) {
    Optional<Long> limit =
        values.containsKey(keys.maxSize().path())
            ? Optional.of(keys.maxSize().in(values))
            : Optional.empty();
    return new SendRule(
        keys.name().in(values), keys.from().in(values), keys.to().in(values), limit);
  }

  private static void refuseUnknown(Given given) {
    String general = given.path().replaceAll(INDEX, "[0]");
    List<String> known = Keys.all().stream().map(Key::path).toList();
    if (!known.contains(general)) {
      throw new SettingsException(
          "%s: unknown key %s%s"
              .formatted(
                  given.origin(),
                  Quoted.shortened(given.path()),
                  Suggestion.ending(general, known)));
    }
  }
}
