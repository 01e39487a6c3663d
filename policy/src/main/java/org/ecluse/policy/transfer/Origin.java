package org.ecluse.policy.transfer;

import java.util.Optional;

/**
 * Stands for the network address that somebody came from, where the address itself must not: on the
 * ledger. Equal addresses of one house have equal origins; only who has the house's key can tell
 * which address it is, by trying. Its text begins with {@code o-}.
 */
public record Origin(Id128 value) {

  private static final String PREFIX = "o-";

  /** Reads the text form; empty for anything else. */
  public static Optional<Origin> parse(String text) {
    return Id128.parse(PREFIX, text).map(Origin::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}
