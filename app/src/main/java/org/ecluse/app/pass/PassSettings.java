package org.ecluse.app.pass;

import java.time.Duration;

/**
 * How long passes and sessions live.
 *
 * @param defaultTtl lifetime of a pass that asks for none
 * @param maxTtl longest lifetime that anybody can ask for; a pass that claims more never verifies
 * @param skew by how much the clocks of issuer and verifier may differ, at both ends of a lifetime
 * @param sessions how long persons stay signed in
 */
public record PassSettings(
    Duration defaultTtl, Duration maxTtl, Duration skew, SessionSettings sessions) {

  public static final Duration DEFAULT_TTL = Duration.ofHours(24);
  public static final Duration DEFAULT_MAX_TTL = Duration.ofDays(7);
  public static final Duration DEFAULT_SKEW = Duration.ofSeconds(30);

  public static final PassSettings DEFAULT =
      new PassSettings(DEFAULT_TTL, DEFAULT_MAX_TTL, DEFAULT_SKEW, SessionSettings.DEFAULT);

  public PassSettings {
    if (!defaultTtl.isPositive() || defaultTtl.compareTo(maxTtl) > 0) {
      throw new IllegalArgumentException(
          "a pass's default lifetime is above 0 and at most its maximum");
    }
    if (skew.isNegative()) {
      throw new IllegalArgumentException("a clock skew is not negative");
    }
  }
}
