package org.ecluse.app.sftp;

import java.time.Duration;

/** The door's own settings, but for what a test is about. */
final class Settings {

  private static final SftpSettings OWN = SftpSettings.DEFAULT;

  private Settings() {}

  static SftpSettings with(Duration loginGrace) {
    return of(
        OWN.maxSessions(), OWN.maxUnauthenticated(), OWN.maxUnauthenticatedPerSource(), loginGrace);
  }

  static SftpSettings with(int maxUnauthenticated, int maxUnauthenticatedPerSource) {
    return of(OWN.maxSessions(), maxUnauthenticated, maxUnauthenticatedPerSource, OWN.loginGrace());
  }

  static SftpSettings withMaxSessions(int maxSessions) {
    return of(
        maxSessions, OWN.maxUnauthenticated(), OWN.maxUnauthenticatedPerSource(), OWN.loginGrace());
  }

  private static SftpSettings of(
      int maxSessions,
      int maxUnauthenticated,
      int maxUnauthenticatedPerSource,
      Duration loginGrace) {
    return new SftpSettings(
        OWN.host(),
        OWN.port(),
        maxSessions,
        maxUnauthenticated,
        maxUnauthenticatedPerSource,
        OWN.maxSessionsPerSource(),
        OWN.maxSessionsPerAccount(),
        OWN.maxFailuresPerSource(),
        OWN.penalty(),
        OWN.maxAuthAttempts(),
        loginGrace,
        OWN.maxChannels(),
        OWN.maxHandles(),
        OWN.idle(),
        OWN.rekeyAfter(),
        OWN.windowBytes(),
        OWN.sendBufferBytes());
  }
}
