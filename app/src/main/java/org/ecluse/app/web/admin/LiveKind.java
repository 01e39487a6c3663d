package org.ecluse.app.web.admin;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What else than deliveries is live, each with a list of its own. */
public enum LiveKind {
  /** Transfers that are not sent yet. */
  UPLOADS,
  PASSES,
  SESSIONS,
  KEYS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The list's page. */
  public String path() {
    return "/admin/live/" + word();
  }

  static Optional<LiveKind> parse(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
