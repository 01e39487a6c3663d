package org.ecluse.policy.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name an operator chose for an account; it is the SFTP user name and a part of addresses.
 * Lower case letters, digits, {@code . _ -}, beginning and ending with a letter or digit, 1 to 64
 * characters.
 */
public record AccountId(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?");
  // An account must not be mistaken for a transfer, a delivery, a file, a pass, a session or a
  // reference.
  private static final Pattern LIKE_AN_ID = Pattern.compile("[tdfaps]-[a-z2-7]{26}");

  public AccountId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an account id");
    }
  }

  public static Optional<AccountId> parse(String text) {
    return isValid(text) ? Optional.of(new AccountId(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return FORM.matcher(text).matches()
        && !text.contains("..")
        && !LIKE_AN_ID.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
