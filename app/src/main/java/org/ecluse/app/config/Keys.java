package org.ecluse.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  static final Key<List<String>> HTTPS_NAMES =
      Forms.hosts(
          "https.names", "Further names for the certificate that is made at the first start.");
  static final Key<Integer> HTTPS_MAX_CONNECTIONS =
      Forms.count(
          "https.max-connections",
          "1024",
          1,
          65_535,
          "Connections at the same time; at most half of them, and a quarter from one address,"
              + " without a pass.");
  static final Key<Duration> HTTPS_HEAD_TIMEOUT =
      Forms.duration("https.head-timeout", "30s", "Longest time for the head of a request.");
  static final Key<Duration> HTTPS_BODY_TIMEOUT =
      Forms.duration("https.body-timeout", "30s", "Longest time in which a sender sends nothing.");
  static final Key<Duration> HTTPS_SEND_TIMEOUT =
      Forms.duration("https.send-timeout", "60s", "Longest time in which a peer takes nothing.");

  static final Key<String> SFTP_HOST =
      Forms.host("sftp.host", "127.0.0.1", "Address of the SFTP door; 0.0.0.0 for all.");
  static final Key<Integer> SFTP_PORT =
      Forms.port("sftp.port", "2222", "Port of the SFTP door; 0 picks a free one.");

  static final Key<Integer> SFTP_MAX_SESSIONS =
      Forms.count("sftp.max-sessions", "500", 1, 65_535, "Connections at the same time.");
  static final Key<Integer> SFTP_MAX_PER_SOURCE =
      Forms.count("sftp.max-sessions-per-source", "128", 1, 65_535, "Of these, from one address.");
  static final Key<Integer> SFTP_MAX_PER_ACCOUNT =
      Forms.count(
          "sftp.max-sessions-per-account", "64", 1, 65_535, "Of these, logged in as one account.");
  static final Key<Integer> SFTP_MAX_FAILURES =
      Forms.count(
          "sftp.max-failures-per-source",
          "60",
          1,
          100_000,
          "Failed or missing logins of one address within sftp.penalty before it is turned"
              + " away; not where somebody logged in within a day.");
  static final Key<Duration> SFTP_PENALTY =
      Forms.duration("sftp.penalty", "5m", "How long a failed login counts.");
  static final Key<Duration> SFTP_LOGIN_GRACE =
      Forms.duration("sftp.login-grace", "30s", "Longest time from connecting to logged in.");
  static final Key<Integer> SFTP_MAX_HANDLES =
      Forms.count("sftp.max-handles", "256", 1, 10_000, "Open handles of one channel.");
  static final Key<Duration> SFTP_IDLE =
      Forms.duration("sftp.idle", "15m", "Longest time in which a connection does nothing.");

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

  static final Key<Duration> DORMANCY_AFTER =
      Forms.duration(
          "dormancy.after",
          "30d",
          "Time without a transfer after which the doors close until an admin opens them.");
  static final Key<Duration> DORMANCY_WARNING =
      Forms.duration("dormancy.warning", "5d", "How long before that the admins are told.");

  static final Key<Integer> RELEASE_FILES =
      Forms.count(
          "release.files",
          "50000",
          1,
          100_000_000,
          "Most deliveries that are fetched within an hour before all further are frozen.");
  static final Key<Long> RELEASE_BYTES =
      Forms.size("release.bytes", "4TiB", "The same in bytes of their files.");
  static final Key<Integer> RELEASE_RECIPIENT_FILES =
      Forms.count(
          "release.recipient.files",
          "20000",
          1,
          100_000_000,
          "The same of one recipient, which alone is then frozen.");
  static final Key<Long> RELEASE_RECIPIENT_BYTES =
      Forms.size("release.recipient.bytes", "1TiB", "The same in bytes of their files.");

  static final Key<Long> WATCH_FREE =
      Forms.size("watch.disk-free", "1GiB", "Less room than this for files is an alarm.");
  static final Key<Integer> WATCH_REFUSED =
      Forms.count(
          "watch.refused",
          "200",
          1,
          1_000_000,
          "More refused logins and passes than this within five minutes are an alarm.");

  static final Key<Duration> RETENTION_RECORDS =
      Forms.duration(
          "retention.records",
          "365d",
          "How long transfers that are over are remembered: names, purposes, hashes, who sent"
              + " what.");
  static final Key<Duration> RETENTION_LEDGER =
      Forms.duration(
          "retention.ledger",
          "365d",
          "How long the facts on the ledger are kept; its chain, tree and proofs stay for ever.");
  static final Key<Duration> RETENTION_PERSONS =
      Forms.duration(
          "retention.persons", "90d", "How long it is remembered whose a disabled account was.");

  static final Key<Duration> PASS_TTL_DEFAULT =
      Forms.duration("pass.ttl.default", "24h", "Life of a pass whose issuer does not say.");
  static final Key<Duration> PASS_TTL_MAX =
      Forms.duration("pass.ttl.max", "7d", "Longest life of a pass.");

  static final Key<Duration> SESSION_IDLE =
      Forms.duration("session.idle", "30m", "How long a person may do nothing and stay signed in.");
  static final Key<Duration> SESSION_LIFE =
      Forms.duration("session.life", "8h", "How long a person stays signed in at most.");
  static final Key<Duration> INVITE_LIFE =
      Forms.duration("invite.life", "24h", "How long the link of an invitation can be used.");

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

  static final Key<Optional<String>> LEDGER_ORIGIN =
      Forms.origin(
          "ledger.origin",
          "What checkpoints call the ledger, such as ecluse.hospital.example/ledger; without it, a"
              + " name made of its key.");
  static final Key<Duration> LEDGER_CHECKPOINT_INTERVAL =
      Forms.duration(
          "ledger.checkpoint-interval", "5m", "After it a ledger that grew gets a checkpoint.");
  static final Key<Integer> LEDGER_CHECKPOINT_ENTRIES =
      Forms.count(
          "ledger.checkpoint-entries",
          "1000",
          1,
          1_000_000,
          "After so many entries it gets one sooner.");
  static final Key<Optional<Path>> LEDGER_ANCHOR =
      Forms.file(
          "ledger.anchor",
          "A file on another volume that remembers every checkpoint; it must exist.");

  static final Key<Duration> STOP_GRACE =
      Forms.duration("stop.grace", "20s", "How long a stop waits for running transfers.");
  static final Key<Duration> SWEEP_INTERVAL =
      Forms.duration("sweep.interval", "1s", "Pause between two rounds of the sweeper.");

  private static final List<Key<?>> PLAIN =
      List.of(
          HTTPS_HOST,
          HTTPS_PORT,
          HTTPS_NAMES,
          HTTPS_MAX_CONNECTIONS,
          HTTPS_HEAD_TIMEOUT,
          HTTPS_BODY_TIMEOUT,
          HTTPS_SEND_TIMEOUT,
          SFTP_HOST,
          SFTP_PORT,
          SFTP_MAX_SESSIONS,
          SFTP_MAX_PER_SOURCE,
          SFTP_MAX_PER_ACCOUNT,
          SFTP_MAX_FAILURES,
          SFTP_PENALTY,
          SFTP_LOGIN_GRACE,
          SFTP_MAX_HANDLES,
          SFTP_IDLE,
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
          DORMANCY_AFTER,
          DORMANCY_WARNING,
          RELEASE_FILES,
          RELEASE_BYTES,
          RELEASE_RECIPIENT_FILES,
          RELEASE_RECIPIENT_BYTES,
          WATCH_FREE,
          WATCH_REFUSED,
          RETENTION_RECORDS,
          RETENTION_LEDGER,
          RETENTION_PERSONS,
          PASS_TTL_DEFAULT,
          PASS_TTL_MAX,
          SESSION_IDLE,
          SESSION_LIFE,
          INVITE_LIFE,
          LOG_FORMAT,
          LOG_LEVEL,
          LEDGER_ORIGIN,
          LEDGER_CHECKPOINT_INTERVAL,
          LEDGER_CHECKPOINT_ENTRIES,
          LEDGER_ANCHOR,
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
    return Stream.of(PLAIN, OutwardKeys.ALL, SendKeys.at(0).all())
        .<Key<?>>flatMap(List::stream)
        .toList();
  }
}
