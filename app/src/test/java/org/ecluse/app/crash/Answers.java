package org.ecluse.app.crash;

import java.util.function.Supplier;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** What came of a request. */
final class Answers {

  private static final int PATIENCE = 5;

  private Answers() {}

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.toString());
    };
  }

  static Refusal refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> throw new AssertionError(done.toString());
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
    };
  }

  /** Asks again while the service says that it cannot now. */
  static <T> Outcome<T> patiently(Supplier<Outcome<T>> request) {
    Outcome<T> answer = request.get();
    for (int again = 1; again < PATIENCE && isBusy(answer); again++) {
      answer = request.get();
    }
    return answer;
  }

  /** Tries again while a store fails, as the sweeper and whoever types commands do. */
  static <T> T patientlyTry(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (StoreException e) {
        if (attempt == PATIENCE) {
          throw e;
        }
      }
    }
  }

  static boolean isBusy(Outcome<?> answer) {
    return answer instanceof Outcome.Refused<?>(Refusal refusal) && refusal instanceof Refusal.Busy;
  }
}
