package org.ecluse.app.config;

import java.time.Duration;

/**
 * How long passes live.
 *
 * @param standard for a pass whose issuer does not say
 * @param longest the most that may be asked for
 */
public record PassSettings(Duration standard, Duration longest) {}
