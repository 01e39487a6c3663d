package org.ecluse.app.message;

import java.time.Instant;
import java.util.List;
import org.ecluse.policy.transfer.Delivery;

/** Messages that wait to be sent, and those that were; each change is durable when it returns. */
public interface Outbox {

  /** A message that waits. */
  record Entry(long number, Message message, int attempts, Instant since) {}

  /** How it ended. */
  enum End {
    /** The mail server has it. */
    SENT,
    /** The mail server may have it: the answer is not known, and it is not sent twice. */
    DOUBT,
    /** It could not be sent for days, or there is no address. */
    GIVEN_UP
  }

  /** Takes messages in, together with how far their facts were followed. */
  void add(List<Message> messages, String follower, long position, Instant now);

  List<Entry> due(Instant now, int limit);

  /** From now on the mail server may have it. */
  void handing(long number);

  /** The mail server does not have it. */
  void retry(long number, Instant at);

  void end(long number, End end);

  /** What a process that died was handing over is in doubt; returns how many. */
  int giveUpHanding();

  /** Forgets what has ended and is older. */
  void forget(Instant olderThan);

  /** Live deliveries that nobody has begun to read and that expire in this time. */
  List<Delivery> untaken(Instant after, Instant upTo);
}
