package org.ecluse.deploy.hammer;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sftp;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Scenario;
import org.ecluse.deploy.hammer.plan.Scenario.Manner;
import org.ecluse.deploy.hammer.service.Cast;
import org.ecluse.deploy.hammer.service.HammerException;

/**
 * One client reads all but the last byte, again and again, over both doors in turn; every second
 * time of each it cuts the line instead of ending well.
 */
record Aborts(Settings settings, int times) implements Play {

  private static final List<Door> DOORS = List.of(Door.HTTPS, Door.SFTP, Door.HTTPS, Door.SFTP);

  @Override
  public Roles roles() {
    return new Roles(1, 0, 1);
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    long size = settings.largestBytes();
    Cast.Recipient recipient = stage.cast().recipients().getFirst();
    Delivery delivery = send(stage, recipient, size);
    Identity identity = recipient.identity(0);
    try (Sftp sftp = stage.sftp(identity);
        Client client = new Client(stage, identity, sftp)) {
      for (int i = 0; i < times; i++) {
        boolean cuts = i % DOORS.size() >= DOORS.size() / 2;
        Wish wish = new Wish(0, size - 1, cuts ? size - 2 : Long.MAX_VALUE);
        client.read(DOORS.get(i % DOORS.size()), delivery, wish);
      }
    }
  }

  private Delivery send(Stage stage, Cast.Recipient to, long size) throws InterruptedException {
    long key = new SplittableRandom(settings.seed()).nextLong();
    Scenario.Sending plan =
        new Scenario.Sending(Door.HTTPS, Manner.WHOLE, key, size, size, Optional.empty());
    try (Sender sender = new Sender(stage, new Inbox(stage))) {
      return sender
          .send(plan, to, "aborts.bin")
          .orElseThrow(() -> new HammerException("a file could not be sent"));
    }
  }
}
