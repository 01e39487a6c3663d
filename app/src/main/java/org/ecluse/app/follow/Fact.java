package org.ecluse.app.follow;

import java.time.Instant;
import java.util.Map;

/**
 * One entry of the ledger, taken apart.
 *
 * @param seq its number, counted from 1 without gaps
 * @param fields in their order; values are {@code String} or {@code Long}
 * @param hash lower-case hex of the entry's hash: the same for nothing else
 */
public record Fact(long seq, Instant at, String type, Map<String, Object> fields, String hash) {

  /** A field that this type of fact has. */
  public String text(String name) {
    return String.valueOf(fields.get(name));
  }
}
