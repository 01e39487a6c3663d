package org.ecluse.app.config;

import java.util.Map;
import org.ecluse.app.https.HttpsSettings;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.app.sftp.SftpSettings;

/** The settings of the doors; what has no key keeps the door's own default. */
final class DoorsReader {

  private DoorsReader() {}

  static HttpsSettings https(Map<String, Given> values) {
    return new HttpsSettings(
        Keys.HTTPS_HOST.in(values),
        Keys.HTTPS_PORT.in(values),
        Keys.HTTPS_NAMES.in(values),
        new WireSettings(
            Keys.HTTPS_MAX_CONNECTIONS.in(values),
            Keys.HTTPS_HEAD_TIMEOUT.in(values),
            Keys.HTTPS_BODY_TIMEOUT.in(values),
            Keys.HTTPS_SEND_TIMEOUT.in(values),
            WireSettings.DEFAULT.sendBufferBytes()));
  }

  static SftpSettings sftp(Map<String, Given> values) {
    SftpSettings own = SftpSettings.DEFAULT;
    return new SftpSettings(
        Keys.SFTP_HOST.in(values),
        Keys.SFTP_PORT.in(values),
        Keys.SFTP_MAX_SESSIONS.in(values),
        own.maxUnauthenticated(),
        own.maxUnauthenticatedPerSource(),
        Keys.SFTP_MAX_PER_SOURCE.in(values),
        Keys.SFTP_MAX_PER_ACCOUNT.in(values),
        Keys.SFTP_MAX_FAILURES.in(values),
        Keys.SFTP_PENALTY.in(values),
        own.maxAuthAttempts(),
        Keys.SFTP_LOGIN_GRACE.in(values),
        own.maxChannels(),
        Keys.SFTP_MAX_HANDLES.in(values),
        Keys.SFTP_IDLE.in(values),
        own.rekeyAfter(),
        own.windowBytes(),
        own.sendBufferBytes());
  }
}
