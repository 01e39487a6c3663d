package org.ecluse.app.https;

/** Names that several controllers share. */
public final class Api {

  /** Where all that needs a pass begins. */
  public static final String BASE = "/api/v1";

  /** The executor of everything that blocks. */
  public static final String WORKERS = "door";

  /** Where files that pages need are; they are the same for everybody. */
  public static final String ASSETS = "/assets/";

  /** Most entries of a list. */
  static final int LIST_LIMIT = 1_000;

  private Api() {}
}
