package org.ecluse.app.signin;

import java.util.Locale;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;

/**
 * Which passwords can be chosen. Length only, no classes of characters (NIST SP 800-63B-4): a
 * password stands beside a code here, and guesses are few.
 */
public final class PasswordRules {

  public static final int LEAST_CHARS = 12;
  public static final int MOST_CHARS = 256;

  private PasswordRules() {}

  static Optional<Enrolment.Flaw> flawOf(String password, String again, AccountId account) {
    int chars = password.codePointCount(0, password.length());
    if (!password.equals(again)) {
      return Optional.of(Enrolment.Flaw.DIFFERS);
    }
    if (chars < LEAST_CHARS) {
      return Optional.of(Enrolment.Flaw.TOO_SHORT);
    }
    if (chars > MOST_CHARS) {
      return Optional.of(Enrolment.Flaw.TOO_LONG);
    }
    return password.toLowerCase(Locale.ROOT).contains(account.value())
        ? Optional.of(Enrolment.Flaw.NAMES_ACCOUNT)
        : Optional.empty();
  }
}
