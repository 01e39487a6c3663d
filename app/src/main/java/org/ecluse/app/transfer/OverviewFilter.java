package org.ecluse.app.transfer;

import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;

/**
 * Which live deliveries an admin wants to see; what is empty, all of them.
 *
 * @param claimed whether somebody began to read
 * @param text that purpose or file name contain, in whichever case. They lie encrypted, so that no
 *     index knows them: only the newest {@value #MOST_SEARCHED} of what else is asked for are
 *     looked at
 * @param skip how many to leave out, newest first
 * @param limit how many to show
 */
public record OverviewFilter(
    Optional<AccountRef> sender,
    Optional<AccountRef> recipient,
    Optional<Boolean> claimed,
    Optional<String> text,
    int skip,
    int limit) {

  /** Decrypting so many names and purposes is what one page may cost. */
  public static final int MOST_SEARCHED = 2_000;

  public static final OverviewFilter ALL =
      new OverviewFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 1_000_000);

  /** All of a recipient. */
  public static OverviewFilter of(AccountRef recipient) {
    return new OverviewFilter(
        Optional.empty(), Optional.of(recipient), Optional.empty(), Optional.empty(), 0, ALL.limit);
  }

  /** The newest that are looked at for a text. */
  OverviewFilter searched() {
    return new OverviewFilter(sender, recipient, claimed, Optional.empty(), 0, MOST_SEARCHED);
  }
}
