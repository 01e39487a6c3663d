package org.ecluse.deploy.hammer.checker;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.Event.Deed;

/**
 * Nothing is readable after its end: whoever begins to read after a client knew of the end gets no
 * byte. And no copy is begun after a whole one has arrived.
 */
final class Ends {

  /** The first moment at which a delivery had certainly ended. */
  private record End(long at, String cause) {}

  private Ends() {}

  static Stream<Violation> check(Story story) {
    return Stream.concat(afterTheEnd(story), afterACopy(story));
  }

  private static Stream<Violation> afterTheEnd(Story story) {
    Optional<End> first = ends(story).min(Comparator.comparingLong(End::at));
    return first.stream()
        .flatMap(
            end ->
                story.reads().stream()
                    .filter(read -> read.start() > end.at() && read.received() > 0)
                    .map(
                        read ->
                            new Violation(
                                Rule.READ_AFTER_END, story.delivery(), read + " after " + end)));
  }

  private static Stream<End> ends(Story story) {
    Stream<End> acts =
        story.acts().stream().filter(Ends::ended).map(act -> new End(act.end(), act.toString()));
    Stream<End> reads =
        story.reads().stream()
            .filter(read -> read.answer().saysGone() || delivered(story, read))
            .map(read -> new End(read.end(), read.toString()));
    Stream<End> expiry = Stream.of(new End(story.offered().expires(), "its expiry"));
    return Stream.of(acts, reads, expiry).flatMap(ends -> ends);
  }

  private static boolean ended(Event.Acted act) {
    return act.answer().saysGone() || (act.answer() == Answer.OK && act.deed() != Deed.REISSUE);
  }

  /** Whether a client closed a whole copy and was told so. */
  private static boolean delivered(Story story, Event.Read read) {
    return read.closed()
        && isWhole(story, read)
        && !story.mayBeReissuedDuring(read.start(), read.end());
  }

  /**
   * HTTP has no word for an arrival, so that a service that was killed since may not know of it;
   * one that goes on does.
   */
  private static Stream<Violation> afterACopy(Story story) {
    Optional<Event.Read> first =
        story.reads().stream()
            .filter(read -> isWhole(story, read))
            .filter(read -> read.door() == Door.HTTPS)
            .min(Comparator.comparingLong(Event::end));
    return first.stream()
        .flatMap(
            copy ->
                story.reads().stream()
                    .filter(read -> read.start() > copy.end() && read.received() > 0)
                    .filter(read -> !story.isKilledDuring(copy.start(), read.start()))
                    .filter(read -> !story.mayBeReissuedDuring(copy.start(), read.start()))
                    .map(
                        read ->
                            new Violation(
                                Rule.SECOND_COPY, story.delivery(), read + " after " + copy)));
  }

  private static boolean isWhole(Story story, Event.Read read) {
    return read.answer() == Answer.OK && read.from() == 0 && read.received() == story.sizeBytes();
  }
}
