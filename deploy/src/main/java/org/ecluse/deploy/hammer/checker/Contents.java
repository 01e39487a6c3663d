package org.ecluse.deploy.hammer.checker;

import java.util.stream.Stream;
import org.ecluse.deploy.hammer.checker.Violation.Rule;
import org.ecluse.deploy.hammer.history.Content;
import org.ecluse.deploy.hammer.history.Event;

/** What clients got is the file's, byte for byte, and never more than it has or they asked for. */
final class Contents {

  private Contents() {}

  static Stream<Violation> check(Story story) {
    return story.uploads().stream()
        .flatMap(upload -> story.reads().stream().filter(read -> !isRight(upload, read)))
        .map(read -> new Violation(Rule.WRONG_BYTES, story.delivery(), read.toString()));
  }

  private static boolean isRight(Event.Uploaded upload, Event.Read read) {
    return read.received() <= read.asked()
        && (read.received() == 0 || read.until() <= upload.sizeBytes())
        && new Content(upload.contentKey()).crc(read.from(), read.received()) == read.crc();
  }
}
