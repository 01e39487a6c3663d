package org.ecluse.deploy.hammer;

import java.util.Iterator;
import java.util.List;
import org.ecluse.deploy.hammer.client.Delivery;
import org.ecluse.deploy.hammer.client.Wish;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;

/** Reads a file from its beginning to its end, over as many lines as it takes. */
final class Patience {

  private static final int MOST_LINES = 100;
  private static final long PAUSE_MILLIS = 50;

  private final Stage stage;
  private final Client client;

  Patience(Stage stage, Client client) {
    this.stage = stage;
    this.client = client;
  }

  /**
   * Reads until it has everything or is refused for good.
   *
   * @param doors used in turn
   * @param cuts where it cuts its first lines itself
   * @return the last answer; OK for everything
   */
  Answer take(List<Door> doors, Delivery delivery, List<Wish> cuts) throws InterruptedException {
    Iterator<Wish> next = cuts.iterator();
    long have = 0;
    Answer last = Answer.UNREACHABLE;
    for (int line = 0; line < MOST_LINES; line++) {
      long missing = delivery.sizeBytes() - have;
      long cut = next.hasNext() ? next.next().cutAfterBytes() : Long.MAX_VALUE;
      Event.Read read =
          client.read(doors.get(line % doors.size()), delivery, new Wish(have, missing, cut));
      have += read.received();
      last = read.answer();
      if (have >= delivery.sizeBytes() || isFinal(last)) {
        return last;
      }
      if (last != Answer.CUT) {
        stage.isOverAfter(PAUSE_MILLIS);
      }
    }
    return last;
  }

  private static boolean isFinal(Answer answer) {
    return switch (answer) {
      case OK, CUT, BROKEN, UNREACHABLE, BUSY -> false;
      case CLAIMED, DELIVERED, SPENT, EXPIRED, REVOKED, GONE, FORBIDDEN -> true;
      case SILENT, UNAUTHENTICATED, NOT_FOUND, DAMAGED, FAILED -> true;
    };
  }
}
