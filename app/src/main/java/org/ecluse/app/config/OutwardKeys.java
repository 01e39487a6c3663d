package org.ecluse.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.message.Language;
import org.ecluse.app.message.MailSettings.Security;

/** The keys of what goes out by itself; nothing does unless its host, address or file is given. */
final class OutwardKeys {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]{1,64}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern PATH = Pattern.compile("/.{1,4000}");
  private static final Pattern WORD = Pattern.compile("[^\\s]{1,256}");
  private static final Pattern KEY = Pattern.compile("[^\\s]{1,400}");
  private static final Pattern URL = Pattern.compile("https://[^\\s]{1,2000}");

  static final Key<Optional<String>> MAIL_HOST =
      maybe("mail.host", "a host name", HOST, "Mail server; without it no mail is sent.");
  static final Key<Integer> MAIL_PORT = Forms.port("mail.port", "587", "Its port.");
  static final Key<Security> MAIL_SECURITY =
      Forms.word(
          "mail.security",
          Security.STARTTLS,
          Security.values(),
          "How the line to it is protected; none for a server on this machine.");
  static final Key<Optional<String>> MAIL_USER =
      maybe("mail.user", "a user name", WORD, "Who sends, where it wants to know.");
  static final Key<Optional<String>> MAIL_PASSWORD =
      maybe(
          "mail.password-file", "an absolute path", PATH, "File whose first line is the password.");
  static final Key<Optional<String>> MAIL_FROM =
      maybe("mail.from", "a mail address", ADDRESS, "Address that messages come from.");
  static final Key<Optional<String>> MAIL_TRUST =
      maybe(
          "mail.trust-file",
          "an absolute path",
          PATH,
          "Certificates (PEM) to believe, and no others.");
  static final Key<Language> MAIL_LANGUAGE =
      Forms.word("mail.language", Language.FR, Language.values(), "Language of messages.");
  static final Key<Optional<String>> MAIL_ADDRESS =
      maybe("mail.address", "an https address", URL, "Address of this service for people.");
  static final Key<Duration> MAIL_WARNING =
      Forms.duration(
          "mail.expiry-warning",
          "24h",
          "How long before it expires a sender is told that nobody has begun to take it.");

  static final Key<Switch> MAIL_NAMES =
      Forms.word(
          "mail.names",
          Switch.OFF,
          Switch.values(),
          "Whether messages to senders and recipients hold names of files and persons, and the"
              + " purpose.");

  static final Key<Optional<String>> WEBHOOK_URL =
      maybe("webhook.url", "an https address", URL, "Each fact is posted there.");
  static final Key<Optional<String>> WEBHOOK_SECRET =
      maybe(
          "webhook.secret-file",
          "an absolute path",
          PATH,
          "File whose first line signs the posts.");
  static final Key<Optional<String>> WEBHOOK_TRUST =
      maybe(
          "webhook.trust-file",
          "an absolute path",
          PATH,
          "Certificates (PEM) to believe, and no others.");

  static final Key<Optional<String>> SIEM_FILE =
      maybe("siem.file", "an absolute path", PATH, "File that gets a line of JSON for each fact.");
  static final Key<Switch> SIEM_STDOUT =
      Forms.word(
          "siem.stdout",
          Switch.OFF,
          Switch.values(),
          "Whether standard output gets a line of JSON for each fact, for what collects it there.");
  static final Key<Optional<String>> SYSLOG_HOST =
      maybe("siem.syslog.host", "a host name", HOST, "Receiver of syslog over TLS.");
  static final Key<Integer> SYSLOG_PORT = Forms.port("siem.syslog.port", "6514", "Its port.");
  static final Key<Optional<String>> SYSLOG_TRUST =
      maybe(
          "siem.syslog.trust-file",
          "an absolute path",
          PATH,
          "Certificates (PEM) to believe, and no others.");

  static final Key<Optional<String>> WITNESS_URL =
      maybe(
          "ledger.witness.url",
          "an https address",
          URL,
          "Another installation that remembers the checkpoints, such as"
              + " https://ecluse.example.org/witness.");
  static final Key<Optional<String>> WITNESS_KEY =
      maybe(
          "ledger.witness.key",
          "a key that ecluse ledger key --witness printed",
          KEY,
          "Its key, as ecluse ledger key --witness prints it there.");
  static final Key<Optional<String>> WITNESS_TRUST =
      maybe(
          "ledger.witness.trust-file",
          "an absolute path",
          PATH,
          "Certificates (PEM) to believe, and no others.");
  static final Key<List<String>> WITNESS_LOGS =
      new Key<>(
          "witness.logs",
          "",
          "keys that ecluse ledger key printed",
          "Keys of other installations whose checkpoints are remembered here.",
          OutwardKeys::keys);

  static final List<Key<?>> ALL =
      List.of(
          MAIL_HOST,
          MAIL_PORT,
          MAIL_SECURITY,
          MAIL_USER,
          MAIL_PASSWORD,
          MAIL_FROM,
          MAIL_TRUST,
          MAIL_LANGUAGE,
          MAIL_ADDRESS,
          MAIL_WARNING,
          MAIL_NAMES,
          WEBHOOK_URL,
          WEBHOOK_SECRET,
          WEBHOOK_TRUST,
          SIEM_FILE,
          SIEM_STDOUT,
          SYSLOG_HOST,
          SYSLOG_PORT,
          SYSLOG_TRUST,
          WITNESS_URL,
          WITNESS_KEY,
          WITNESS_TRUST,
          WITNESS_LOGS);

  private OutwardKeys() {}

  /** On or off. */
  enum Switch {
    OFF,
    ON
  }

  private static Optional<List<String>> keys(String text) {
    List<String> keys =
        Stream.of(text.split(",", -1)).map(String::strip).filter(key -> !key.isEmpty()).toList();
    return keys.stream().allMatch(key -> NoteKey.parse(key).isPresent())
        ? Optional.of(keys)
        : Optional.empty();
  }

  private static Key<Optional<String>> maybe(
      String path, String form, Pattern pattern, String meaning) {
    return new Key<>(
        path,
        "",
        form,
        meaning,
        text -> {
          if (text.isEmpty()) {
            return Optional.of(Optional.empty());
          }
          return pattern.matcher(text).matches()
              ? Optional.of(Optional.of(text))
              : Optional.empty();
        });
  }
}
