package org.ecluse.app.archive;

import java.time.Duration;
import java.time.Instant;
import org.ecluse.app.transfer.HouseClock;

/**
 * Forgets what is over when its time has come. Looks once a day, and goes on at once while there is
 * something left; by a clock that nobody believes nothing is forgotten.
 */
public final class Forgetting {

  private static final Duration PAUSE = Duration.ofDays(1);

  private final Archive archive;
  private final Memory memory;
  private final HouseClock clock;
  private Instant next = Instant.MIN;

  public Forgetting(Archive archive, Memory memory, HouseClock clock) {
    this.archive = archive;
    this.memory = memory;
    this.clock = clock;
  }

  /** One round; to be done by the sweeper. */
  public synchronized void round() {
    Instant now = clock.instant();
    if (now.isBefore(next) || clock.standing() == HouseClock.Standing.AHEAD) {
      return;
    }
    boolean persons = archive.forgetPersons(now.minus(memory.persons()), now);
    boolean transfers = archive.forgetTransfers(now.minus(memory.records()), now);
    boolean facts = archive.eraseFacts(now.minus(memory.ledger()), now);
    if (!persons && !transfers && !facts) {
      next = now.plus(PAUSE);
    }
  }
}
