package org.ecluse.app.transfer;

/** The key of an epoch is not there: nothing that it wrapped can be read any more. */
public final class MissingEpochKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissingEpochKeyException(String epoch) {
    super("no key for epoch " + epoch);
  }
}
