package org.ecluse.app.sftp;

import java.time.Duration;

/**
 * Where the SFTP door listens, and every limit of it.
 *
 * @param port 0 picks a free one
 * @param maxSessions connections at the same time, whoever they are
 * @param maxUnauthenticated connections at the same time that have not logged in
 * @param maxUnauthenticatedPerSource of these, from one address
 * @param maxSessionsPerSource connections at the same time from one address
 * @param maxSessionsPerAccount logged-in connections at the same time of one account
 * @param maxFailuresPerSource failed logins, and connections held without one, of one address
 *     within {@code penalty} before it is turned away
 * @param penalty how long they count
 * @param maxAuthAttempts login attempts on one connection
 * @param loginGrace from connecting to having logged in
 * @param maxChannels channels of one connection
 * @param maxHandles open handles of one channel
 * @param idle how long a connection may say nothing and take nothing
 * @param rekeyAfter how long one set of session keys is used
 * @param windowBytes what a client may send on one channel before it is read, where memory allows
 *     ({@link WindowShare})
 * @param sendBufferBytes the socket's send buffer: what a revocation cannot call back
 */
public record SftpSettings(
    String host,
    int port,
    int maxSessions,
    int maxUnauthenticated,
    int maxUnauthenticatedPerSource,
    int maxSessionsPerSource,
    int maxSessionsPerAccount,
    int maxFailuresPerSource,
    Duration penalty,
    int maxAuthAttempts,
    Duration loginGrace,
    int maxChannels,
    int maxHandles,
    Duration idle,
    Duration rekeyAfter,
    int windowBytes,
    int sendBufferBytes) {

  public static final SftpSettings DEFAULT =
      new SftpSettings(
          "0.0.0.0",
          2222,
          500,
          128,
          64,
          128,
          64,
          60,
          Duration.ofMinutes(5),
          6,
          Duration.ofSeconds(30),
          10,
          256,
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          2 * 1024 * 1024,
          384 * 1024);

  /** The same door at another address. */
  public SftpSettings at(String otherHost, int otherPort) {
    return new SftpSettings(
        otherHost,
        otherPort,
        maxSessions,
        maxUnauthenticated,
        maxUnauthenticatedPerSource,
        maxSessionsPerSource,
        maxSessionsPerAccount,
        maxFailuresPerSource,
        penalty,
        maxAuthAttempts,
        loginGrace,
        maxChannels,
        maxHandles,
        idle,
        rekeyAfter,
        windowBytes,
        sendBufferBytes);
  }
}
