package org.ecluse.policy.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ecluse.policy.access.Subject;

/** What a sender sends. Each state has only what is true in it. */
public sealed interface Transfer {

  TransferId id();

  AccountRef sender();

  List<AccountRef> recipients();

  default Subject subject() {
    return new Subject(id(), sender(), Set.copyOf(recipients()));
  }

  /**
   * Files are still arriving; recipients see nothing.
   *
   * @param retention how long its deliveries will live, counted from when it is sent
   * @param discardAt when it is discarded if it was not sent by then
   */
  record Uploading(
      TransferId id,
      AccountRef sender,
      List<AccountRef> recipients,
      Duration retention,
      Instant discardAt)
      implements Transfer {

    public Uploading {
      recipients = List.copyOf(recipients);
    }

    public boolean hasExpired(Instant now) {
      return !now.isBefore(discardAt);
    }

    /** The state after sending, its clock started by the server's receive time. */
    public Sent sent(Instant now) {
      return new Sent(id, sender, recipients, now, now.plus(retention));
    }
  }

  /** Every file is there and its deliveries were made; each of them has its own state from here. */
  record Sent(
      TransferId id,
      AccountRef sender,
      List<AccountRef> recipients,
      Instant sentAt,
      Instant expiresAt)
      implements Transfer {

    public Sent {
      recipients = List.copyOf(recipients);
    }
  }

  /** It ended without having been sent. */
  record Discarded(
      TransferId id, AccountRef sender, List<AccountRef> recipients, EndReason reason, Instant at)
      implements Transfer {

    public Discarded {
      recipients = List.copyOf(recipients);
    }
  }
}
