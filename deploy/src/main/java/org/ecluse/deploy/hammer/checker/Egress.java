package org.ecluse.deploy.hammer.checker;

import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;

/** Of each issue at most one copy and the slack left; every reissue was allowed. */
final class Egress {

  private Egress() {}

  static Stream<Violation> check(Story story) {
    return Stream.concat(
        story.windows().stream().flatMap(window -> bytes(story, window)), reissues(story));
  }

  private static Stream<Violation> bytes(Story story, Window window) {
    long received =
        story.reads().stream().filter(window::holds).mapToLong(Event.Read::received).sum();
    long allowed = window.issues() * story.budgetBytes();
    if (received <= allowed) {
      return Stream.empty();
    }
    String text =
        "%d bytes in %d issue(s), %d allowed".formatted(received, window.issues(), allowed);
    return Stream.of(new Violation(Rule.TOO_MANY_BYTES, story.delivery(), text));
  }

  private static Stream<Violation> reissues(Story story) {
    long done = story.reissues().stream().filter(act -> act.answer() == Answer.OK).count();
    return done <= story.began().reissues()
        ? Stream.empty()
        : Stream.of(
            new Violation(Rule.TOO_MANY_REISSUES, story.delivery(), done + " times reissued"));
  }
}
