package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PhasesTest {

  private static Set<Integer> allowed(boolean loggedIn) {
    return IntStream.range(0, 256)
        .filter(message -> Phases.mayBeSent(message, loggedIn))
        .boxed()
        .collect(Collectors.toSet());
  }

  @Test
  void beforeTheLogin_transportAndLoginOnly() {
    Set<Integer> expected =
        IntStream.rangeClosed(30, 49).boxed().collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(Set.of(1, 2, 3, 4, 5, 7, 20, 21, 50, 61));
    assertThat(allowed(false)).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** The library logs under the name of the class, and quotes what a client sent. */
  @Test
  void theLibrary_doesNotLogInOurName() {
    assertThat(LoggerFactory.getLogger(GuardedSession.class).isErrorEnabled()).isFalse();
  }

  @Test
  void afterTheLogin_noMoreOfTheLogin_butWhatIsIgnored() {
    assertThat(allowed(true))
        .contains(1, 2, 3, 4, 7, 20, 21, 30, 49, 50, 80, 90, 98, 127)
        .doesNotContain(0, 5, 6, 51, 52, 53, 60, 61, 79);
  }
}
