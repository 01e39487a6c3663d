package org.ecluse.app.client;

/** The line broke or the service is busy: asking again may help. */
public final class BrokenLineException extends ClientException {

  private static final long serialVersionUID = 1L;

  public BrokenLineException(String sentence) {
    super(sentence);
  }

  public BrokenLineException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
