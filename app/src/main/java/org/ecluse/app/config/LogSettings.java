package org.ecluse.app.config;

/** What the log looks like. */
public record LogSettings(Format format, Level level) {

  /** How a line is written. */
  public enum Format {
    PLAIN,
    JSON
  }

  /** How much is written. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
