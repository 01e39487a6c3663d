package org.ecluse.policy.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Numbers;

/**
 * The operator's rules, typed. Every default of the product stands in {@link #DEFAULT} and the
 * constants that it names.
 *
 * @param retention expiry of transfers
 * @param numbers lease, slack and reissues
 * @param maxFileBytes largest file, in bytes of plaintext
 * @param maxFiles most files in one transfer
 * @param maxRecipients most recipients of one transfer
 * @param send who may send to whom; the first rule that matches decides, none is a refusal
 */
public record Rules(
    Retention retention,
    Numbers numbers,
    long maxFileBytes,
    int maxFiles,
    int maxRecipients,
    List<SendRule> send) {

  public static final long DEFAULT_MAX_FILE_BYTES = 100L << 30;
  public static final int DEFAULT_MAX_FILES = 1_000;
  public static final int DEFAULT_MAX_RECIPIENTS = 50;

  public static final Rules DEFAULT =
      new Rules(
          Retention.DEFAULT,
          Numbers.DEFAULT,
          DEFAULT_MAX_FILE_BYTES,
          DEFAULT_MAX_FILES,
          DEFAULT_MAX_RECIPIENTS,
          List.of(SendRule.EVERYBODY));

  public Rules {
    send = List.copyOf(send);
  }

  /** Whether a sender may write to one recipient: what its SFTP root shows. */
  public boolean maySend(AccountId sender, AccountId recipient) {
    return ruleFor(sender, recipient).isPresent();
  }

  /** Whether a sender may write to all of these recipients at once. */
  public Outcome<Allowed> decide(AccountId sender, Collection<AccountId> recipients) {
    if (recipients.isEmpty()) {
      return Outcome.refused(Refusal.invalid("recipients", "a transfer needs a recipient"));
    }
    if (recipients.size() > maxRecipients) {
      return Outcome.refused(
          Refusal.invalid("recipients", "a transfer has at most " + maxRecipients + " recipients"));
    }
    return recipients.stream().allMatch(recipient -> maySend(sender, recipient))
        ? Allowed.yes()
        : Outcome.refused(Refusal.forbidden("send"));
  }

  /** The largest file that a sender may send to these recipients, in bytes. */
  public long maxFileBytes(AccountId sender, Collection<AccountId> recipients) {
    return recipients.stream()
        .flatMap(recipient -> ruleFor(sender, recipient).stream())
        .flatMap(rule -> rule.maxFileBytes().stream())
        .reduce(maxFileBytes, Math::min);
  }

  private Optional<SendRule> ruleFor(AccountId sender, AccountId recipient) {
    return send.stream().filter(rule -> rule.matches(sender, recipient)).findFirst();
  }
}
