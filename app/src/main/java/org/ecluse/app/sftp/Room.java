package org.ecluse.app.sftp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that this door may use, divided among what needs it. Whoever comes when there is none
 * left waits or is told so: memory that is given without counting runs out in the middle of
 * whatever is going on, and tears it.
 *
 * <p>Sizes are what was measured, rounded up ({@code docs/performance.md}, "Idle sessions").
 */
final class Room {

  /** What memory is needed for. */
  enum Use {
    /** A connection that does nothing. Some memory stays for transfers of those who are inside. */
    SESSION(32, 8),
    /** A file that is being written: its hash, its seal, and the requests that wait. */
    UPLOAD(1536, Use.NOTHING),
    /** A file that is being read: a piece of it, and the packets on their way. */
    DOWNLOAD(768, Use.NOTHING),
    /** A wider window for a channel that brings content: for speed, so it leaves half. */
    WINDOW(256, 2);

    private static final int NOTHING = Integer.MAX_VALUE;

    private final int sizeKib;
    private final int partLeftFree;

    /**
     * @param partLeftFree one of so many parts of all memory stays free of this use
     */
    Use(int sizeKib, int partLeftFree) {
      this.sizeKib = sizeKib;
      this.partLeftFree = partLeftFree;
    }

    int sizeBytes() {
      return sizeKib << 10;
    }
  }

  /** The other half is the service's, the HTTPS door's and the collector's. */
  private static final int PART_OF_HEAP = 2;

  /** Connections up to this part of the heap have room of their own, whatever is transferred. */
  private static final int PART_FOR_FIRST_SESSIONS = 24;

  private final int totalKib;
  private final int firstSessions;
  private final Semaphore freeKib;
  private int sessions;

  /**
   * @param totalBytes what is divided
   * @param firstSessions so many connections take nothing of it
   */
  Room(long totalBytes, int firstSessions) {
    this.firstSessions = firstSessions;
    totalKib = (int) Math.min(totalBytes >> 10, Integer.MAX_VALUE);
    freeKib = new Semaphore(totalKib, true);
  }

  /** What this Java's heap carries. */
  static Room inThisHeap() {
    long heapBytes = Runtime.getRuntime().maxMemory();
    long firstBytes = heapBytes / PART_FOR_FIRST_SESSIONS;
    return new Room(heapBytes / PART_OF_HEAP, (int) (firstBytes / Use.SESSION.sizeBytes()));
  }

  /** Takes room for a connection where there is some now. */
  synchronized boolean enter() {
    boolean mayEnter = sessions < firstSessions || tryTake(Use.SESSION);
    if (mayEnter) {
      sessions++;
    }
    return mayEnter;
  }

  /** A connection that had room has ended. */
  synchronized void leave() {
    if (sessions > firstSessions) {
      giveBack(Use.SESSION, 1);
    }
    sessions--;
  }

  /** Takes room where there is some now. */
  boolean tryTake(Use use) {
    return freeKib.availablePermits() - use.sizeKib >= totalKib / use.partLeftFree
        && freeKib.tryAcquire(use.sizeKib);
  }

  /** Takes room, and waits for it at most this long; who came first is served first. */
  boolean take(Use use, Duration patience) throws InterruptedException {
    return freeKib.tryAcquire(use.sizeKib, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Gives back what was taken so many times. */
  void giveBack(Use use, int times) {
    freeKib.release(use.sizeKib * times);
  }
}
