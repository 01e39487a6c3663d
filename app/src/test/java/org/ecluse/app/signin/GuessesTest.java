package org.ecluse.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessesTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Guesses guesses = new Guesses(nanos::get);

  private void useUp(String account) {
    for (int i = 0; i < Guesses.OF_ACCOUNT; i++) {
      assertThat(guesses.stranger(account, "source-" + i).isAllowed()).isTrue();
    }
  }

  @Test
  void anAccount_isGuessedAtAFewTimes_fromHoweverManyAddresses() {
    useUp("lab");
    assertThat(guesses.stranger("lab", "elsewhere").isAllowed()).isFalse();
    assertThat(guesses.stranger("other", "elsewhere").isAllowed()).isTrue();
  }

  @Test
  void aGuesser_locksOutHisAddress_andLeavesAttemptsToOthers() {
    for (int i = 0; i < Guesses.OF_ACCOUNT_HERE; i++) {
      assertThat(guesses.stranger("lab", "guesser").isAllowed()).isTrue();
    }
    for (int i = 0; i < 100; i++) {
      assertThat(guesses.stranger("lab", "guesser").isAllowed()).isFalse();
    }
    assertThat(guesses.stranger("other", "guesser").isAllowed()).isTrue();
    assertThat(guesses.stranger("lab", "elsewhere").isAllowed()).isTrue();
  }

  @Test
  void aKnownDevice_isNotLockedByOthers_butByItself() {
    useUp("lab");
    for (int i = 0; i < Guesses.OF_DEVICE; i++) {
      assertThat(guesses.knownDevice("mine").isAllowed()).isTrue();
    }
    assertThat(guesses.knownDevice("mine").isAllowed()).isFalse();
  }

  @Test
  void anAddress_isTurnedAway_whateverItGuessesAt() {
    for (int i = 0; i < Guesses.OF_SOURCE; i++) {
      assertThat(guesses.stranger("account-" + i, "source").isAllowed()).isTrue();
    }
    assertThat(guesses.stranger("another", "source").isAllowed()).isFalse();
    assertThat(guesses.unnamed("source").isAllowed()).isFalse();
  }

  @Test
  void failures_areForgottenAfterAWhile_alsoWhileSomebodyKeepsTrying() {
    useUp("lab");
    nanos.set(Guesses.WINDOW.toNanos() - 1);
    assertThat(guesses.stranger("lab", "x").isAllowed()).isFalse();
    nanos.set(Guesses.WINDOW.toNanos());
    assertThat(guesses.stranger("lab", "x").isAllowed()).isTrue();
  }

  @Test
  void whatSucceeds_doesNotCount() {
    for (int i = 0; i < 100; i++) {
      Guesses.Attempt attempt = guesses.stranger("lab", "source");
      assertThat(attempt.isAllowed()).isTrue();
      attempt.giveBack();
    }
  }
}
