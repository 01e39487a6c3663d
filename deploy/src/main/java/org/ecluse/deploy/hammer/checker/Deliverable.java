package org.ecluse.deploy.hammer.checker;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.Event.Deed;

/**
 * Every acknowledged upload could be taken: one identity got it whole, or it ended for a reason
 * that its clients gave. At the end of a history everything that is left is taken, so that "not
 * yet" is no excuse.
 */
final class Deliverable {

  private Deliverable() {}

  static Stream<Violation> check(Story story) {
    Stream<Violation> unsent =
        story.uploads().stream()
            .filter(upload -> upload.sentBytes() < upload.sizeBytes())
            .map(upload -> new Violation(Rule.OFFERED_UNSENT, story.delivery(), upload.toString()));
    Stream<Violation> lost =
        story.uploads().stream()
            .filter(upload -> upload.answer() == Answer.OK)
            .filter(_ -> !isTaken(story) && !isExcused(story))
            .map(upload -> new Violation(Rule.LOST, story.delivery(), upload.toString()));
    return Stream.concat(unsent, lost);
  }

  private static boolean isTaken(Story story) {
    return byIdentity(story).anyMatch(reads -> received(reads).cover(story.sizeBytes()));
  }

  /** What has expired by the end of a history may have ended untouched. */
  private static boolean isExcused(Story story) {
    return story.offered().expires() <= story.finished() || hasAnExcuse(story);
  }

  private static boolean hasAnExcuse(Story story) {
    return Stream.concat(
            story.reads().stream().map(read -> excuse(story, read.answer(), read.end())),
            story.acts().stream().map(act -> excuse(story, act.answer(), act.end())))
        .anyMatch(excused -> excused);
  }

  /** Whether what was answered is an end, and one that the clients have brought about. */
  private static boolean excuse(Story story, Answer answer, long at) {
    return switch (answer) {
      case REVOKED -> story.did(Deed.REVOKE, act -> act.start() < at);
      case DELIVERED -> gaveAway(story, at);
      case SPENT -> wasted(story);
      case GONE ->
          story.did(Deed.REVOKE, act -> act.start() < at) || gaveAway(story, at) || wasted(story);
      case EXPIRED, OK, CLAIMED, FORBIDDEN, BUSY, CUT, BROKEN, UNREACHABLE, SILENT -> false;
      case UNAUTHENTICATED, NOT_FOUND, DAMAGED, FAILED -> false;
    };
  }

  /**
   * An acknowledgement without the bytes, or a reader that let go of what it had asked for: bytes
   * that reached its machine count as taken, also where it cut the line before looking at them, and
   * so does what lies before a position at which it goes on.
   */
  private static boolean gaveAway(Story story, long at) {
    return story.did(Deed.ACKNOWLEDGE, act -> act.start() < at)
        || byIdentity(story)
            .anyMatch(reads -> isCareless(reads) && asked(reads).cover(story.sizeBytes()));
  }

  /** Whether a reader cut its lines, or asked for other bytes than the next that it lacked. */
  private static boolean isCareless(List<Event.Read> reads) {
    for (int i = 0; i < reads.size(); i++) {
      Event.Read read = reads.get(i);
      long had = received(reads.subList(0, i)).prefixEnd();
      if (read.answer() == Answer.CUT || (read.asked() > 0 && read.from() > had)) {
        return true;
      }
    }
    return false;
  }

  /** A budget is used up by what was asked for; what a killed service had set aside is gone too. */
  private static boolean wasted(Story story) {
    long asked = story.reads().stream().mapToLong(Event.Read::asked).sum();
    return asked >= story.budgetBytes()
        || story.reads().stream()
            .anyMatch(read -> story.kills().stream().anyMatch(kill -> kill.end() > read.start()));
  }

  private static Stream<List<Event.Read>> byIdentity(Story story) {
    return story.reads().stream()
        .collect(Collectors.groupingBy(Event.Read::identity))
        .values()
        .stream();
  }

  private static Spans received(List<Event.Read> reads) {
    return new Spans(
        reads.stream().map(read -> new Spans.Span(read.from(), read.until())).toList());
  }

  private static Spans asked(List<Event.Read> reads) {
    return new Spans(
        reads.stream()
            .map(read -> new Spans.Span(read.from(), read.from() + read.asked()))
            .toList());
  }
}
