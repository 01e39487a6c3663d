package org.ecluse.deploy.hammer.checker;

import java.util.List;
import java.util.function.Predicate;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;
import org.ecluse.deploy.hammer.history.Event.Deed;

/**
 * Everything that a history tells of one delivery.
 *
 * @param began the history's first line
 * @param finished when the history ended
 * @param uploads what was sent under its name: one
 * @param kills of the service, of the whole history
 */
record Story(
    Event.Began began,
    long finished,
    Event.Offered offered,
    List<Event.Uploaded> uploads,
    List<Event.Read> reads,
    List<Event.Acted> acts,
    List<Event.Killed> kills) {

  String delivery() {
    return offered.delivery();
  }

  long sizeBytes() {
    return offered.sizeBytes();
  }

  /** What may leave of one issue. */
  long budgetBytes() {
    return sizeBytes() + Math.min(sizeBytes(), began.slackBytes());
  }

  /** The reissues that were carried out, or may have been. */
  List<Event.Acted> reissues() {
    return acts.stream()
        .filter(act -> act.deed() == Deed.REISSUE)
        .filter(act -> act.answer() == Answer.OK || act.answer().isUncertain())
        .toList();
  }

  List<Window> windows() {
    return Window.between(reissues());
  }

  boolean did(Deed deed, Predicate<Event.Acted> which) {
    return acts.stream().anyMatch(act -> act.deed() == deed && which.test(act));
  }

  /** Whether a reissue may have been carried out while something happened. */
  boolean mayBeReissuedDuring(long start, long end) {
    return reissues().stream().anyMatch(act -> act.start() <= end && act.end() >= start);
  }

  boolean isKilledDuring(long start, long end) {
    return kills.stream().anyMatch(kill -> kill.start() <= end && kill.end() >= start);
  }
}
