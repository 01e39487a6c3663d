package org.ecluse.app.demo;

/** The demo cannot go on, or showed what it should not; the message is one sentence. */
public final class DemoException extends Exception {

  private static final long serialVersionUID = 1L;

  public DemoException(String sentence) {
    super(sentence);
  }

  public DemoException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
