package org.ecluse.deploy.hammer.checker;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Event;

/**
 * One identity for each issue; and nobody is refused for a claim that nobody made. A reissue takes
 * the claim away from whoever reads meanwhile, also before he sees a byte.
 */
final class Claims {

  private Claims() {}

  static Stream<Violation> check(Story story) {
    return Stream.concat(
        story.windows().stream().flatMap(window -> identities(story, window)),
        story.reads().stream()
            .filter(read -> read.answer() == Answer.CLAIMED)
            .filter(read -> !anotherTried(story, read))
            .filter(read -> !story.mayBeReissuedDuring(read.start(), read.end()))
            .map(read -> new Violation(Rule.CLAIMED_BY_NOBODY, story.delivery(), read.toString())));
  }

  private static Stream<Violation> identities(Story story, Window window) {
    Set<String> readers =
        story.reads().stream()
            .filter(window::holds)
            .filter(read -> read.received() > 0)
            .map(Event.Read::identity)
            .collect(Collectors.toSet());
    return readers.size() <= window.issues()
        ? Stream.empty()
        : Stream.of(
            new Violation(
                Rule.TWO_IDENTITIES,
                story.delivery(),
                "%s got bytes of %d issue(s)".formatted(readers, window.issues())));
  }

  private static boolean anotherTried(Story story, Event.Read refused) {
    return story.reads().stream()
        .anyMatch(
            read -> !read.identity().equals(refused.identity()) && read.start() < refused.end());
  }
}
