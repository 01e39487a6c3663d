package org.ecluse.policy.access;

import java.util.Set;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.TransferId;

/**
 * Whose it is: what {@link Access} needs to know of a transfer or delivery.
 *
 * @param recipients for a delivery its one recipient
 */
public record Subject(TransferId transfer, AccountRef sender, Set<AccountRef> recipients) {

  public Subject {
    recipients = Set.copyOf(recipients);
  }

  public static Subject of(DeliveryFacts facts) {
    return new Subject(facts.transfer(), facts.sender(), Set.of(facts.recipient()));
  }
}
