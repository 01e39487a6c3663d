package org.ecluse.deploy.hammer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.deploy.hammer.history.Door;

/**
 * How a run is made.
 *
 * @param ecluse the words that run a command of Ecluse
 * @param directory an empty one, for the home and the history
 * @param length how long crews begin new scenarios
 * @param clients how many sender and reader clients there are, for {@link Abuse} in crews
 * @param killEvery mean time between two sudden deaths of the service; empty for none
 * @param doors those that are used
 * @param largestBytes of a file
 * @param slackBytes what the service lets out beyond one copy; small, so that files are larger
 */
public record Settings(
    List<String> ecluse,
    Path directory,
    long seed,
    Duration length,
    int clients,
    Optional<Duration> killEvery,
    List<Door> doors,
    long largestBytes,
    long slackBytes) {

  /** How it was started, without what differs between machines. */
  String line() {
    return "--seed %d --seconds %d --clients %d%s --doors %s --largest %d --slack %d"
        .formatted(
            seed,
            length.toSeconds(),
            clients,
            killEvery.map(every -> " --kill-every " + every.toMillis() + "ms").orElse(""),
            doors,
            largestBytes,
            slackBytes);
  }
}
