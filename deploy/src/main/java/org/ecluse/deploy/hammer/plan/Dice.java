package org.ecluse.deploy.hammer.plan;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices. */
final class Dice {

  private final SplittableRandom random;

  Dice(long seed, long crew, long number) {
    random = new SplittableRandom(mix(mix(seed) + crew) + number);
  }

  private static long mix(long seed) {
    return new SplittableRandom(seed).nextLong();
  }

  long next() {
    return random.nextLong();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** At least the first, at most the second. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  Duration upTo(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
