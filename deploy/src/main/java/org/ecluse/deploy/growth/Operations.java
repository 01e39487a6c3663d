package org.ecluse.deploy.growth;

import static org.ecluse.deploy.growth.Scene.done;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.policy.transfer.DeliveryId;

/** What is measured at each size. */
final class Operations {

  private static final int WARM_UP = 200;
  private static final int TIMES = 100;
  private static final int FEW = 5;
  private static final int PAGE = 50;

  private final Scene scene;
  private final Table table;

  Operations(Scene scene, Table table) {
    this.scene = scene;
    this.table = table;
  }

  void run() {
    for (int i = 0; i < WARM_UP; i++) {
      take(sent());
    }
    Deque<DeliveryId> sent = new ArrayDeque<>();
    table.time("put one file and send it", 3 * TIMES, () -> sent.push(sent()));
    table.time(
        "inbox of one (300 entries)", TIMES, () -> done(scene.transfers().inbox(scene.quiet())));
    table.time("look at a delivery", TIMES, () -> look(sent.getFirst()));
    table.time("get: claim, read, end", TIMES, () -> take(sent.pop()));
    table.time(
        "acknowledge", TIMES, () -> done(scene.transfers().acknowledge(scene.quiet(), sent.pop())));
    table.time("revoke", TIMES, () -> done(scene.transfers().revoke(scene.sender(), sent.pop())));
    table.time("sweep", TIMES, () -> scene.transfers().sweep());
    table.time("anchor", TIMES, () -> scene.transfers().anchor());
    table.time("expired bytes (gauge)", TIMES, () -> scene.transfers().expiredButStoredBytes());
    table.time("sender's newest 50", FEW, () -> done(scene.transfers().list(scene.sender(), PAGE)));
    table.time("admin's newest 50", FEW, () -> overview(0));
    table.time(
        "inbox of one of ten, whole", FEW, () -> done(scene.transfers().inbox(scene.crowded())));
  }

  private void look(DeliveryId id) {
    done(scene.transfers().look(scene.quiet(), id));
  }

  private void overview(int skip) {
    OverviewFilter filter =
        new OverviewFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), skip, PAGE);
    done(scene.transfers().overview(scene.admin(), filter));
  }

  private DeliveryId sent() {
    List<DeliveryView> made = scene.send(List.of(Scene.QUIET), 1).deliveries();
    return made.getFirst().id();
  }

  private void take(DeliveryId id) {
    try (OutgoingFile file = done(scene.transfers().take(scene.quiet(), id))) {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      long position = 0;
      int got = done(file.read(position, bytes));
      while (got > 0) {
        position += got;
        got = done(file.read(position, bytes.clear()));
      }
      file.confirm();
    }
  }
}
