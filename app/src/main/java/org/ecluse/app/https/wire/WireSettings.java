package org.ecluse.app.https.wire;

import java.time.Duration;

/**
 * Limits of connections.
 *
 * @param maxConnections more are closed as soon as they are accepted; half of them at most, and a
 *     quarter from one address, may be of strangers: one more of those puts out the oldest
 * @param headTimeout longest time until a request's head has arrived, from the connection's begin
 *     or the end of the answer before; TLS handshake and keep-alive are within it
 * @param bodyTimeout longest time in which a sender may give less than {@link Pace#MIN_BYTES} while
 *     it is being listened to
 * @param sendTimeout longest time in which a peer may take nothing of an answer
 * @param sendBufferBytes kernel's send buffer of a connection: bounds what a broken line can lose
 */
public record WireSettings(
    int maxConnections,
    Duration headTimeout,
    Duration bodyTimeout,
    Duration sendTimeout,
    int sendBufferBytes) {

  public static final WireSettings DEFAULT =
      new WireSettings(
          1_024, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60), 512 << 10);
}
