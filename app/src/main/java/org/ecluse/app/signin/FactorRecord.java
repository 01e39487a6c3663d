package org.ecluse.app.signin;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.access.Factor;

/** One way to sign in, as the records keep it: sealed, as nobody needs to search in it. */
public sealed interface FactorRecord {

  Factor factor();

  /** When it was chosen. */
  Instant addedAt();

  /**
   * A password and the secret of the codes that go with it.
   *
   * @param hash in the form of {@link PasswordHash}
   * @param codeSecret of {@link Codes}, in base32
   * @param lastStep the newest step whose code was used: neither it nor an older one is good again
   */
  record Password(String hash, String codeSecret, long lastStep, Instant addedAt)
      implements FactorRecord {

    @Override
    public Factor factor() {
      return Factor.PASSWORD;
    }

    @Override
    public String toString() {
      return "Password[redacted]";
    }
  }

  /**
   * A key in somebody's device.
   *
   * @param credentialId the name that the device gave it, in base64url
   * @param publicKey in the form of COSE, in base64url
   * @param signatures how many the device says it has made; 0 where it does not count
   */
  record Passkey(
      String credentialId,
      String publicKey,
      long signatures,
      Instant addedAt,
      Optional<Instant> usedAt)
      implements FactorRecord {

    @Override
    public Factor factor() {
      return Factor.PASSKEY;
    }

    @Override
    public String toString() {
      return "Passkey[redacted]";
    }
  }
}
