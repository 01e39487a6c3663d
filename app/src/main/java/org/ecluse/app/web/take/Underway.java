package org.ecluse.app.web.take;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * In which sessions the button was pressed, and how far their downloads are. Without the button the
 * address of the bytes leads back to the page, so that nothing which only follows links takes a
 * file. Thread-safe; it forgets the oldest first, and forgetting costs another click.
 */
@Singleton
final class Underway {

  private static final int MOST = 10_000;

  private final Map<Key, Taken> taken = new LinkedHashMap<>();

  private record Key(String session, DeliveryId delivery) {}

  /** The button was pressed. */
  synchronized Taken press(WebSession session, DeliveryId delivery) {
    if (taken.size() >= MOST) {
      taken.remove(taken.keySet().iterator().next());
    }
    return taken.computeIfAbsent(new Key(session.id(), delivery), _ -> new Taken());
  }

  /** What became of the button, if it was pressed in this session. */
  synchronized Optional<Taken> find(WebSession session, DeliveryId delivery) {
    return Optional.ofNullable(taken.get(new Key(session.id(), delivery)));
  }

  /** The downloads of one delivery in one session. */
  static final class Taken {

    private int running;
    private long furthestBytes;

    /** Whether bytes are leaving right now. */
    synchronized boolean isRunning() {
      return running > 0;
    }

    /** The end of what was handed out, as far as it ever got. */
    synchronized long furthestBytes() {
      return furthestBytes;
    }

    /** The same file, watched. */
    OutgoingFile watch(OutgoingFile file) {
      begin();
      return new WatchedFile(file, this);
    }

    private synchronized void begin() {
      running++;
    }

    synchronized void end() {
      running--;
    }

    synchronized void reached(long position) {
      furthestBytes = Math.max(furthestBytes, position);
    }
  }
}
