package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.List;

/**
 * What is asked of the ledger.
 *
 * @param from beginning of the period
 * @param to its end; the same where one moment is meant
 * @param identities only what one of these held in that time, as the ledger writes them; empty: all
 * @param accounts only what one of these accounts sent or was to receive; empty: all
 */
public record Question(Instant from, Instant to, List<String> identities, List<String> accounts) {

  public Question {
    identities = List.copyOf(identities);
    accounts = List.copyOf(accounts);
  }

  boolean concerns(Life life) {
    boolean byIdentity =
        identities.isEmpty()
            || identities.stream().anyMatch(identity -> life.wasTouched(identity, from, to));
    boolean byAccount =
        accounts.isEmpty() || accounts.contains(life.sender) || accounts.contains(life.recipient);
    return byIdentity && byAccount;
  }
}
