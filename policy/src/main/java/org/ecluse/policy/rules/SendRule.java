package org.ecluse.policy.rules;

import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.AccountId;

/**
 * One line of who may send to whom.
 *
 * @param name what a refusal calls it
 * @param senders account names; empty means every sender
 * @param recipients account names; empty means every recipient
 * @param maxFileBytes a tighter limit for these senders and recipients, if any
 */
public record SendRule(
    String name, Set<AccountId> senders, Set<AccountId> recipients, Optional<Long> maxFileBytes) {

  /** What holds where the operator wrote no rule: every sender may write to every recipient. */
  public static final SendRule EVERYBODY =
      new SendRule("everybody", Set.of(), Set.of(), Optional.empty());

  public SendRule {
    senders = Set.copyOf(senders);
    recipients = Set.copyOf(recipients);
  }

  boolean matches(AccountId sender, AccountId recipient) {
    return (senders.isEmpty() || senders.contains(sender))
        && (recipients.isEmpty() || recipients.contains(recipient));
  }
}
