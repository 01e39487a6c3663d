package org.ecluse.app.client;

/** What was asked did not happen; the message is one sentence for the person who asked. */
public class ClientException extends Exception {

  private static final long serialVersionUID = 1L;

  public ClientException(String sentence) {
    super(sentence);
  }

  public ClientException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
