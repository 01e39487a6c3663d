package org.ecluse.deploy.hammer;

/** The service's settings under the hammer: its promises as they are, room for many clients. */
final class Configuration {

  private Configuration() {}

  static String of(Settings settings) {
    int connections = 4 * settings.clients() + 200;
    return """
        policy.slack: %d
        https.max-connections: %2$d
        sftp.max-sessions: %2$d
        sftp.max-sessions-per-source: %2$d
        sftp.max-sessions-per-account: %2$d
        release.files: 10000000
        release.bytes: 1000TiB
        release.recipient.files: 10000000
        release.recipient.bytes: 1000TiB
        log.level: warn
        """
        .formatted(settings.slackBytes(), connections);
  }
}
