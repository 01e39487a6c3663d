package org.ecluse.app.pass;

import java.time.Duration;

/**
 * How long a person stays signed in.
 *
 * @param idle without a request
 * @param life however much they do
 */
public record SessionSettings(Duration idle, Duration life) {

  public static final SessionSettings DEFAULT =
      new SessionSettings(Duration.ofMinutes(30), Duration.ofHours(8));

  public SessionSettings {
    if (!idle.isPositive() || idle.compareTo(life) > 0) {
      throw new IllegalArgumentException("a session's idle time is above 0 and at most its life");
    }
  }
}
