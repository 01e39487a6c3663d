package org.ecluse.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.archive.Memory;
import org.ecluse.app.https.HttpsSettings;
import org.ecluse.app.ledger.LedgerSettings;
import org.ecluse.app.pass.PassSettings;
import org.ecluse.app.sftp.SftpSettings;
import org.ecluse.app.signin.Site;
import org.ecluse.app.watch.Watch;
import org.ecluse.app.witness.WitnessSettings;
import org.ecluse.policy.rules.Dormancy;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.Rules;

/**
 * The configuration, read and checked.
 *
 * @param ops where health and metrics are; empty where they are off
 * @param site how browsers call it, and how long invitations last
 * @param dormancy when a house that nobody uses closes
 * @param releases how much may be let out before it is unusual
 * @param watch what is worth an alarm
 * @param memory how long what is over is remembered
 * @param outward what goes out by itself
 * @param witness who remembers the ledger elsewhere, and whose is remembered here
 * @param stopGrace how long a stop waits for running transfers
 * @param sweepInterval pause between two rounds of the sweeper
 */
public record Settings(
    HttpsSettings https,
    SftpSettings sftp,
    Optional<Listen> ops,
    Rules rules,
    Dormancy dormancy,
    ReleaseLimits releases,
    Watch.Limits watch,
    Memory memory,
    PassSettings pass,
    Site site,
    LogSettings log,
    LedgerSettings ledger,
    OutwardSettings outward,
    WitnessSettings witness,
    Duration stopGrace,
    Duration sweepInterval) {

  /** What holds where nobody configured anything. */
  public static Settings defaults() {
    return SettingsReader.typed(Map.of());
  }
}
