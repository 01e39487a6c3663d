package org.ecluse.app.message;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Feed;
import org.ecluse.app.message.Outbox.End;
import org.ecluse.app.transfer.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages of facts and sends them. A message enters the outbox in the same transaction as
 * the note of how far the ledger was followed: none is lost, none is made twice. Before the mail
 * server could take it, that is noted; where its last word stays away, or this process dies on the
 * way, the message is in doubt and is not sent again. Used by one thread.
 */
public final class Postman {

  /** Under this name it is remembered how far the ledger was followed. */
  public static final String FOLLOWER = "mail";

  private static final String UNTAKEN = "mail-untaken";
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final int BATCH = 50;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_DOUBLINGS = 16;

  private final Outbox outbox;
  private final Feed feed;
  private final Composer composer;
  private final Accounts accounts;
  private final Optional<Names> names;
  private final Carrier carrier;
  private final Duration warning;
  private final InstantSource clock;
  private boolean hasLookedBack;

  /** A postman who goes by SMTP. */
  public Postman(
      Outbox outbox,
      Feed feed,
      Records records,
      Accounts accounts,
      MailSettings settings,
      SSLContext tls,
      InstantSource clock) {
    this(
        outbox,
        feed,
        records,
        accounts,
        new Mailer(settings, tls, clock),
        settings.warning(),
        settings.names(),
        clock);
  }

  Postman(
      Outbox outbox,
      Feed feed,
      Records records,
      Accounts accounts,
      Carrier carrier,
      Duration warning,
      boolean isNaming,
      InstantSource clock) {
    this.outbox = outbox;
    this.feed = feed;
    this.composer = new Composer(records, accounts);
    this.accounts = accounts;
    this.names = isNaming ? Optional.of(new Names(records, accounts)) : Optional.empty();
    this.carrier = carrier;
    this.warning = warning;
    this.clock = clock;
  }

  /** Takes in what has to be told of these facts. */
  public void give(List<Fact> facts) {
    outbox.add(composer.of(facts), FOLLOWER, facts.getLast().seq(), clock.instant());
  }

  /**
   * Sends what is due.
   *
   * @throws IOException where the mail server did not take one: it comes again later
   */
  public void run() throws IOException {
    if (!hasLookedBack) {
      int doubtful = outbox.giveUpHanding();
      if (doubtful > 0) {
        LOG.warn("{} messages may have been sent before the last stop; not sent again", doubtful);
      }
      hasLookedBack = true;
    }
    noticeUntaken();
    for (Outbox.Entry entry : outbox.due(clock.instant(), BATCH)) {
      send(entry);
    }
    outbox.forget(clock.instant().minus(KEPT));
  }

  /** Each delivery's expiry comes into sight once; how far was seen is remembered. */
  private void noticeUntaken() {
    long upTo = clock.instant().plus(warning).getEpochSecond();
    long from = feed.position(UNTAKEN, upTo);
    if (upTo > from) {
      var near = outbox.untaken(Instant.ofEpochSecond(from), Instant.ofEpochSecond(upTo));
      outbox.add(composer.untaken(near), UNTAKEN, upTo, clock.instant());
    }
  }

  private void send(Outbox.Entry entry) throws IOException {
    Message message = entry.message();
    Optional<String> address = accounts.mail(message.account());
    if (address.isEmpty()) {
      outbox.end(entry.number(), End.GIVEN_UP);
      return;
    }
    Message told = names.map(all -> all.in(message)).orElse(message);
    Carrier.Result result =
        carrier.carry(address.get(), told, () -> outbox.handing(entry.number()));
    switch (result) {
      case TAKEN -> outbox.end(entry.number(), End.SENT);
      case UNKNOWN -> {
        LOG.warn("message {} may have been sent; it is not sent again", message.id());
        outbox.end(entry.number(), End.DOUBT);
      }
      case NOT_TAKEN -> {
        later(entry);
        throw new IOException("the mail server did not take a message");
      }
    }
  }

  private void later(Outbox.Entry entry) {
    Instant now = clock.instant();
    if (now.isAfter(entry.since().plus(PATIENCE))) {
      LOG.error("message {} could not be sent for days and is given up", entry.message().id());
      outbox.end(entry.number(), End.GIVEN_UP);
      return;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(entry.attempts(), MOST_DOUBLINGS));
    Duration wait = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    outbox.retry(entry.number(), now.plus(wait));
  }
}
