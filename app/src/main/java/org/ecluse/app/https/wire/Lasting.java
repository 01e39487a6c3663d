package org.ecluse.app.https.wire;

/** Answers that browsers may keep: files whose address changes with their content. */
public final class Lasting {

  /** The one value of {@code Cache-Control} that a controller may set. */
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  private Lasting() {}
}
