package org.ecluse.deploy.hammer.checker;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.deploy.hammer.history.Event;

/**
 * A span of a delivery's time, between two of its reissues or none, in which it was issued at most
 * so many times. A reissue happened somewhere between its request and its answer, so that only what
 * lies wholly in a window can be counted against it; every window is checked.
 *
 * @param issues the issue that was open at its beginning, and every reissue that may fall into it
 */
record Window(long from, long to, int issues) {

  /** All windows that reissues leave, from the whole time down to the spans between two. */
  static List<Window> between(List<Event.Acted> reissues) {
    List<Long> begins = new ArrayList<>(List.of(Long.MIN_VALUE));
    List<Long> ends = new ArrayList<>(List.of(Long.MAX_VALUE));
    for (Event.Acted reissue : reissues) {
      begins.add(reissue.end());
      ends.add(reissue.start());
    }
    List<Window> windows = new ArrayList<>();
    for (long from : begins) {
      for (long to : ends) {
        if (from < to) {
          windows.add(new Window(from, to, issues(reissues, from, to)));
        }
      }
    }
    return windows;
  }

  private static int issues(List<Event.Acted> reissues, long from, long to) {
    long inside =
        reissues.stream().filter(reissue -> reissue.end() > from && reissue.start() < to).count();
    return Math.toIntExact(1 + inside);
  }

  boolean holds(Event event) {
    return event.start() >= from && event.end() <= to;
  }
}
