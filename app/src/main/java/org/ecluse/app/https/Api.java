package org.ecluse.app.https;

/** Names that several controllers share. */
final class Api {

  /** Where all that needs a pass begins. */
  static final String BASE = "/api/v1";

  /** The executor of everything that blocks. */
  static final String WORKERS = "door";

  /** Most entries of a list. */
  static final int LIST_LIMIT = 1_000;

  private Api() {}
}
