package org.ecluse.app.config;

import java.io.Serial;

/** The configuration is not usable. Its message is one sentence for the operator. */
public final class SettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public SettingsException(String sentence) {
    super(sentence);
  }
}
