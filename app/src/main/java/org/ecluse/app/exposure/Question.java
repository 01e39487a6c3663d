package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of the ledger.
 *
 * @param from beginning of the period
 * @param to its end; the same where one moment is meant
 * @param identities only what one of these held in that time, as the ledger writes them; empty: all
 * @param origins only what was read from one of these in that time, by one of the identities where
 *     some are given; empty: all
 * @param accounts only what one of these accounts sent or was to receive; empty: all
 */
public record Question(
    Instant from,
    Instant to,
    List<String> identities,
    List<String> origins,
    List<String> accounts) {

  public Question {
    identities = List.copyOf(identities);
    origins = List.copyOf(origins);
    accounts = List.copyOf(accounts);
  }

  /** Whom and what was asked for, under names for JSON. */
  Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("identities", identities);
    shape.put("origins", origins);
    shape.put("accounts", accounts);
    return shape;
  }

  boolean concerns(Life life) {
    boolean byTouch =
        (identities.isEmpty() && origins.isEmpty())
            || life.wasTouched(identities, origins, from, to);
    boolean byAccount =
        accounts.isEmpty() || accounts.contains(life.sender) || accounts.contains(life.recipient);
    return byTouch && byAccount;
  }
}
