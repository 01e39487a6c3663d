package org.ecluse.deploy.hammer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.JsonObject;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Https;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.service.Cast;
import org.ecluse.deploy.hammer.service.HammerException;

/** Looks what the service offers, and writes it down. */
final class Inbox {

  private static final int MOST_TRIES = 20;

  private final Stage stage;

  Inbox(Stage stage) {
    this.stage = stage;
  }

  /** Everything that waits for a recipient. */
  List<Delivery> of(Cast.Recipient recipient) throws InterruptedException {
    for (int i = 0; i < MOST_TRIES; i++) {
      stage.service().awaitUp();
      long start = stage.timeline().now();
      try (Https https = stage.https()) {
        Https.Reply reply = https.call("GET", "inbox", recipient.passes().getFirst());
        if (reply.answer() == Answer.OK) {
          return offers(start, recipient, reply.body());
        }
      }
    }
    throw new HammerException("no inbox is shown");
  }

  /** A delivery by its name, where it waits. */
  Optional<Delivery> find(Cast.Recipient recipient, String name) throws InterruptedException {
    return of(recipient).stream().filter(delivery -> delivery.name().equals(name)).findFirst();
  }

  /** The one delivery in the answer to an upload. */
  Optional<Delivery> offered(long start, Cast.Recipient recipient, JsonObject transfer) {
    return offers(start, recipient, transfer).stream().findFirst();
  }

  private List<Delivery> offers(long start, Cast.Recipient recipient, JsonObject answer) {
    long end = stage.timeline().now();
    try {
      return answer.objects("deliveries").stream()
          .map(delivery -> offer(start, end, recipient, delivery))
          .toList();
    } catch (ClientException e) {
      throw new HammerException("no deliveries in an answer", e);
    }
  }

  private Delivery offer(long start, long end, Cast.Recipient recipient, JsonObject shown) {
    try {
      Delivery delivery =
          new Delivery(
              shown.text("id"), shown.text("transfer"), shown.text("name"), shown.number("size"));
      long expires = stage.timeline().at(Instant.parse(shown.text("expires")));
      stage
          .history()
          .add(
              new Event.Offered(
                  start,
                  end,
                  recipient.account(),
                  delivery.id(),
                  delivery.name(),
                  delivery.sizeBytes(),
                  expires));
      return delivery;
    } catch (ClientException e) {
      throw new HammerException("a delivery lacks what it should have", e);
    }
  }
}
