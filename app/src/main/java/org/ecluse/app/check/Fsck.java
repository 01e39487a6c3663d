package org.ecluse.app.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.StoreException;

/**
 * Matches records, vault, blobs and ledger. It only reads, and a running service is not disturbed.
 *
 * <p>A running service is never in one state: between two of its durable steps the stores differ,
 * rightly. So a difference is believed only if every look finds it, and there are several looks
 * with a moment between them; the first one without a difference ends the check. What a crash has
 * left for the next start to put right (an end that the records have not heard of, bytes without a
 * key) is known to the stores as such and is no finding.
 */
public final class Fsck {

  private static final int LOOKS = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final Stores stores;
  private final int looks;

  public Fsck(Stores stores) {
    this(stores, LOOKS);
  }

  /** A check that is as patient as its number of looks. */
  Fsck(Stores stores, int looks) {
    this.stores = stores;
    this.looks = looks;
  }

  /** What every look found; empty where all agrees. */
  public List<Finding> run() {
    Set<Finding> believed = look();
    for (int again = 1; again < looks && !believed.isEmpty(); again++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      believed.retainAll(look());
    }
    return List.copyOf(believed);
  }

  private static Finding damaged(String table, int rows) {
    return Finding.of("row-damaged", table, "has " + rows + " rows that somebody changed");
  }

  private Set<Finding> look() {
    try {
      Snapshot seen = Snapshot.of(stores);
      List<Finding> findings = new ArrayList<>(Agreement.findings(seen));
      findings.addAll(StoredBytes.findings(stores.blobs(), seen));
      findings.addAll(StoredKeys.findings(stores, seen));
      stores.damagedRows().forEach((table, rows) -> findings.add(damaged(table, rows)));
      return new LinkedHashSet<>(findings);
    } catch (IOException e) {
      throw new StoreException("the blobs cannot be read", e);
    }
  }
}
