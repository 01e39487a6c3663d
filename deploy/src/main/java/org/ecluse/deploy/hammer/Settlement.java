package org.ecluse.deploy.hammer;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sftp;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.service.Cast;

/**
 * Takes what abuse has left of a delivery, so that nothing that could be taken stays untaken, and
 * asks what became of the rest: a service that breaks a line need not have said why.
 */
final class Settlement {

  private static final int MOST_ROUNDS = 3;

  private final Stage stage;
  private final Inbox inbox;
  private final Map<Cast.Recipient, Queue<Delivery>> unsettled = new ConcurrentHashMap<>();

  Settlement(Stage stage) {
    this.stage = stage;
    this.inbox = new Inbox(stage);
  }

  /** Remembers a delivery that nobody has settled. */
  void owe(Cast.Recipient recipient, Delivery delivery) {
    unsettled.computeIfAbsent(recipient, _ -> new ConcurrentLinkedQueue<>()).add(delivery);
  }

  /**
   * Takes everything that waits, round by round, as an end may still be on its way; then asks once
   * more for all that was owed.
   */
  void settleAll() throws InterruptedException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      stage.together(
          stage.cast().recipients().stream()
              .<Callable<Void>>map(recipient -> () -> settleInbox(recipient))
              .toList());
    }
    stage.together(
        unsettled.entrySet().stream()
            .<Callable<Void>>map(owed -> () -> ask(owed.getKey(), owed.getValue()))
            .toList());
  }

  private Void ask(Cast.Recipient recipient, Queue<Delivery> deliveries)
      throws InterruptedException {
    Identity identity = recipient.passes().getFirst();
    try (Sftp sftp = stage.sftp(identity);
        Client client = new Client(stage, identity, sftp)) {
      for (Delivery delivery : deliveries) {
        client.read(Door.HTTPS, delivery, Wish.of(0, delivery.sizeBytes()));
      }
    }
    return null;
  }

  private Void settleInbox(Cast.Recipient recipient) throws InterruptedException {
    for (Delivery delivery : inbox.of(recipient)) {
      settle(recipient, delivery);
    }
    return null;
  }

  /**
   * Takes one delivery whole: every second one after a reissue where that is allowed, the others as
   * whoever holds the claim.
   */
  void settle(Cast.Recipient recipient, Delivery delivery) throws InterruptedException {
    if (Math.floorMod(delivery.name().hashCode(), 2) == 0) {
      try (Sender sender = new Sender(stage, inbox)) {
        sender.interfere(delivery, true);
      }
    }
    for (int i = 0; i < recipient.identities(); i++) {
      Identity identity = recipient.identity(recipient.identities() - 1 - i);
      try (Sftp sftp = stage.sftp(identity);
          Client client = new Client(stage, identity, sftp)) {
        if (new Patience(stage, client).take(doors(identity), delivery, List.of())
            != Answer.CLAIMED) {
          return;
        }
      }
    }
  }

  private List<Door> doors(Identity identity) {
    return identity instanceof Identity.Key ? List.of(Door.SFTP) : stage.settings().doors();
  }
}
