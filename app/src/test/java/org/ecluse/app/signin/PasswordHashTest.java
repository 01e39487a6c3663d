package org.ecluse.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private final PasswordHash hashes = new PasswordHash(new SecureRandom());

  @Test
  void aPassword_isKnownByItsHash_andNoOtherIs() throws OverloadException {
    String hash = hashes.of("quatre chevaux blancs");
    assertThat(hashes.matches("quatre chevaux blancs", hash)).isTrue();
    assertThat(hashes.matches("quatre chevaux blanc", hash)).isFalse();
    assertThat(hash).startsWith("argon2id,47104,2,").doesNotContain("chevaux");
  }

  @Test
  void nobodysHash_hasNoPassword() throws OverloadException {
    assertThat(hashes.matches("", hashes.nobodys())).isFalse();
  }
}
