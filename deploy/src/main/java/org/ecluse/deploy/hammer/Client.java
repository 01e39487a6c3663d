package org.ecluse.deploy.hammer;

import java.io.IOException;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Got;
import org.ecluse.deploy.hammer.client.Https;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sftp;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;

/**
 * A recipient's client that writes down everything it does. Used by one thread; its SFTP connection
 * may be another one's too.
 */
final class Client implements AutoCloseable {

  private final Stage stage;
  private final Identity identity;
  private final Https https;
  private final Sftp sftp;

  Client(Stage stage, Identity identity, Sftp sftp) {
    this.stage = stage;
    this.identity = identity;
    this.https = stage.https();
    this.sftp = sftp;
  }

  /** Connects to the HTTPS door ahead of the first read. */
  void connect() throws IOException {
    https.connect();
  }

  /** Waits while the service is down, then reads. */
  Event.Read read(Door door, Delivery delivery, Wish wish) throws InterruptedException {
    stage.service().awaitUp();
    long start = stage.timeline().now();
    Got got = get(door, delivery, wish);
    return stage
        .history()
        .add(
            new Event.Read(
                start,
                stage.timeline().now(),
                identity.name(),
                door,
                delivery.id(),
                wish.from(),
                wish.lengthBytes(),
                got.bytes(),
                got.crc(),
                got.isClosed(),
                got.answer()));
  }

  private Got get(Door door, Delivery delivery, Wish wish) {
    return switch (door) {
      case HTTPS -> https.read((Identity.Pass) identity, delivery, wish);
      case SFTP -> sftp.read(delivery, wish);
    };
  }

  /** Says that it has the file. */
  Event.Acted acknowledge(Delivery delivery) throws InterruptedException {
    stage.service().awaitUp();
    long start = stage.timeline().now();
    Answer answer =
        switch (identity) {
          case Identity.Pass pass ->
              https.call("POST", "deliveries/" + delivery.id() + "/ack", pass).answer();
          case Identity.Key _ -> sftp.remove(delivery);
        };
    return stage
        .history()
        .add(
            new Event.Acted(
                start,
                stage.timeline().now(),
                Event.Deed.ACKNOWLEDGE,
                identity.name(),
                delivery.id(),
                answer));
  }

  @Override
  public void close() {
    https.close();
  }
}
