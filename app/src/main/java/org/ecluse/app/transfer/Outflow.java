package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ecluse.policy.rules.ReleaseLimits.Flow;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;

/**
 * Which deliveries had their key used lately, and whose releases are frozen; kept with the keys.
 * Every method that changes something is durable when it returns.
 */
public interface Outflow {

  /**
   * What has left, by all and by one recipient; or that nothing may, and then nothing was noted.
   *
   * @param frozen whether all releases are frozen, or this recipient's
   */
  record Count(boolean frozen, Flow house, Flow recipient) {}

  /**
   * What became of a release.
   *
   * @param isSet whether the vault has the next state now; never where the count forbids it
   */
  record Release(Count count, boolean isSet) {}

  /**
   * Notes that a delivery's key is about to be used, unless it is noted already, counts, and sets
   * the next state where the count allows it and the version is still the one seen: one transaction
   * for all of this.
   *
   * @param next as seen where nothing but the count is wanted
   * @param since what was noted before is forgotten
   * @param allows whether so much may leave; asked only where nothing is frozen
   */
  Release release(
      Vault.Entry seen, Delivery.Live next, Instant since, Instant now, Predicate<Count> allows);

  /** Freezes one recipient's releases, or all. */
  void freeze(Optional<AccountRef> recipient, Instant now);

  /** Lets go, and forgets what was noted of them; false where they were not frozen. */
  boolean unfreeze(Optional<AccountRef> recipient);

  /** The recipients that are frozen; empty in the list stands for all. */
  List<Optional<AccountRef>> frozen();
}
