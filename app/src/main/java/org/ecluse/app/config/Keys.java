package org.ecluse.app.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.access.AccountId;

/**
 * Every key of the configuration with its default: the one place that the documentation copies. A
 * key that does not stand here is an error.
 */
public final class Keys {

  static final Key<String> HTTPS_HOST =
      Forms.host("https.host", "127.0.0.1", "Address of the HTTPS door; 0.0.0.0 for all.");
  static final Key<Integer> HTTPS_PORT =
      Forms.port("https.port", "8443", "Port of the HTTPS door; 0 picks a free one.");

  static final Key<String> SFTP_HOST =
      Forms.host("sftp.host", "127.0.0.1", "Address of the SFTP door; 0.0.0.0 for all.");
  static final Key<Integer> SFTP_PORT =
      Forms.port("sftp.port", "2222", "Port of the SFTP door; 0 picks a free one.");

  static final Key<String> OPS_HOST =
      Forms.host("ops.host", "127.0.0.1", "Address of health and metrics; keep it private.");
  static final Key<OptionalInt> OPS_PORT =
      Forms.portOrOff(
          "ops.port", "8081", "Port of health and metrics; 0 picks a free one, off for none.");

  static final Key<Duration> EXPIRY_DEFAULT =
      Forms.duration(
          "policy.expiry.default", "3d", "Life of a transfer whose sender does not say.");
  static final Key<Duration> EXPIRY_MAX =
      Forms.duration("policy.expiry.max", "7d", "Longest life that a sender may ask for.");
  static final Key<Duration> LEASE =
      Forms.duration("policy.lease", "15m", "Idle time of a claim; reading renews it.");
  static final Key<Long> SLACK =
      Forms.size(
          "policy.slack",
          "16MiB",
          "What may leave beyond one whole copy, for lines that break; never more than the file.");
  static final Key<Integer> REISSUES =
      Forms.count("policy.reissues", "1", 0, 100, "How often a delivery may be reissued.");
  static final Key<Long> MAX_FILE_SIZE =
      Forms.size("policy.max-file-size", "100GiB", "Largest file.");
  static final Key<Integer> MAX_FILES =
      Forms.count("policy.max-files", "1000", 1, 100_000, "Most files in one transfer.");
  static final Key<Integer> MAX_RECIPIENTS =
      Forms.count("policy.max-recipients", "50", 1, 1_000, "Most recipients of one transfer.");

  static final Key<Duration> PASS_TTL_DEFAULT =
      Forms.duration("pass.ttl.default", "24h", "Life of a pass whose issuer does not say.");
  static final Key<Duration> PASS_TTL_MAX =
      Forms.duration("pass.ttl.max", "7d", "Longest life of a pass.");

  static final Key<LogSettings.Format> LOG_FORMAT =
      Forms.word(
          "log.format",
          LogSettings.Format.PLAIN,
          LogSettings.Format.values(),
          "How log lines look on standard error.");
  static final Key<LogSettings.Level> LOG_LEVEL =
      Forms.word(
          "log.level",
          LogSettings.Level.INFO,
          LogSettings.Level.values(),
          "The least important line that is still written.");

  static final Key<Duration> STOP_GRACE =
      Forms.duration("stop.grace", "20s", "How long a stop waits for running transfers.");
  static final Key<Duration> SWEEP_INTERVAL =
      Forms.duration("sweep.interval", "1s", "Pause between two rounds of the sweeper.");

  private static final List<Key<?>> PLAIN =
      List.of(
          HTTPS_HOST,
          HTTPS_PORT,
          SFTP_HOST,
          SFTP_PORT,
          OPS_HOST,
          OPS_PORT,
          EXPIRY_DEFAULT,
          EXPIRY_MAX,
          LEASE,
          SLACK,
          REISSUES,
          MAX_FILE_SIZE,
          MAX_FILES,
          MAX_RECIPIENTS,
          PASS_TTL_DEFAULT,
          PASS_TTL_MAX,
          LOG_FORMAT,
          LOG_LEVEL,
          STOP_GRACE,
          SWEEP_INTERVAL);

  private Keys() {}

  /** The keys of one rule of {@code policy.send}, the {@code index}-th. */
  record SendKeys(
      Key<String> name, Key<Set<AccountId>> from, Key<Set<AccountId>> to, Key<Long> maxSize) {

    static SendKeys at(int index) {
      String rule = "policy.send[" + index + "].";
      return new SendKeys(
          Forms.name(rule + "name", "rule-" + index, "What a refusal calls this rule."),
          Forms.accounts(rule + "from", "Senders it is about."),
          Forms.accounts(rule + "to", "Recipients it is about."),
          Forms.size(rule + "max-size", "8388607TiB", "Largest file under this rule."));
    }

    List<Key<?>> all() {
      return List.of(name, from, to, maxSize);
    }
  }

  /** All keys in the order of the documentation; of the rules of {@code policy.send} the first. */
  public static List<Key<?>> all() {
    return Stream.concat(PLAIN.stream(), SendKeys.at(0).all().stream()).toList();
  }
}
