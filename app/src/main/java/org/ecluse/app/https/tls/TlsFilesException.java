package org.ecluse.app.https.tls;

import java.io.Serial;

/** Certificate or key cannot be used; the message is one sentence for the operator. */
public final class TlsFilesException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String sentence;

  TlsFilesException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  TlsFilesException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
