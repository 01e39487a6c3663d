package org.ecluse.deploy.hammer.checker;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Content;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.Event.Deed;

/** A history told by hand, of one file of {@value #SIZE} bytes; each event begins when told. */
final class Told {

  static final long SIZE = 1_000;
  static final long SLACK = 100;
  static final long EXPIRES = 1_000_000;
  static final String DELIVERY = "d1";

  private static final String NAME = "f1.bin";
  private static final Content CONTENT = new Content(42);
  private static final long LASTS = 5;

  private final List<Event> events = new ArrayList<>();
  private long ends = EXPIRES - 1;

  static Told sent() {
    return uploaded(SIZE, Answer.OK).offered();
  }

  static Told uploaded(long sentBytes, Answer answer) {
    Told told = new Told();
    told.events.add(new Event.Began(0, 0, 1, SLACK, 1, "by hand"));
    told.events.add(
        new Event.Uploaded(
            1, 2, "s", Door.HTTPS, "r", NAME, CONTENT.key(), SIZE, sentBytes, answer));
    return told;
  }

  Told offered() {
    return with(new Event.Offered(2, 3, "r", DELIVERY, NAME, SIZE, EXPIRES));
  }

  Told with(Event event) {
    events.add(event);
    return this;
  }

  /** A whole copy over HTTPS. */
  Told whole(long start, String who) {
    return read(start, who, 0, SIZE, SIZE, Answer.OK);
  }

  Told read(long start, String who, long from, long asked, long received, Answer answer) {
    return with(reading(start, who, Door.HTTPS, from, asked, received, false, answer));
  }

  /** A whole copy over SFTP, closed. */
  Told closed(long start, String who) {
    return with(reading(start, who, Door.SFTP, 0, SIZE, SIZE, true, Answer.OK));
  }

  Told refused(long start, String who, Answer answer) {
    return read(start, who, 0, SIZE, 0, answer);
  }

  Told acted(long start, Deed deed, Answer answer) {
    return with(new Event.Acted(start, start + LASTS, deed, "s", DELIVERY, answer));
  }

  Told killed(long start) {
    return with(new Event.Killed(start, start + LASTS));
  }

  static Event.Read reading(
      long start,
      String who,
      Door door,
      long from,
      long asked,
      long received,
      boolean closed,
      Answer answer) {
    return new Event.Read(
        start,
        start + LASTS,
        who,
        door,
        DELIVERY,
        from,
        asked,
        received,
        CONTENT.crc(from, received),
        closed,
        answer);
  }

  /** Ends after the delivery has expired. */
  Told late() {
    ends = 2 * EXPIRES;
    return this;
  }

  List<Event> unfinished() {
    return List.copyOf(events);
  }

  /** What the checker finds once the history has ended. */
  List<Rule> broken() {
    events.add(new Event.Finished(ends));
    return Checker.check(events).stream().map(Violation::rule).distinct().toList();
  }
}
