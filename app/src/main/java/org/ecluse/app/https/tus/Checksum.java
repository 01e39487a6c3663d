package org.ecluse.app.https.tus;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code Upload-Checksum}: what the hash of one piece must be. It finds faults of the line, so that
 * SHA-1, which the protocol demands, does no harm here.
 */
public final class Checksum {

  private static final Map<String, String> ALGORITHMS = new LinkedHashMap<>();

  static {
    ALGORITHMS.put("sha1", "SHA-1");
    ALGORITHMS.put("sha256", "SHA-256");
  }

  /** The algorithms, as {@code Tus-Checksum-Algorithm} lists them. */
  public static final String NAMES = String.join(",", ALGORITHMS.keySet());

  private final MessageDigest digest;
  private final byte[] expected;

  private Checksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected;
  }

  /** Empty where the header makes no sense or names an algorithm that is not known. */
  static Optional<Checksum> parse(String header) {
    String[] words = header.split(" ", -1);
    String algorithm = ALGORITHMS.get(words[0]);
    if (algorithm == null || words.length != 2) {
      return Optional.empty();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] expected = Base64.getDecoder().decode(words[1]);
      return expected.length == digest.getDigestLength()
          ? Optional.of(new Checksum(digest, expected))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  /** Whether all that was taken in has the hash; asked once. */
  boolean holds() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }
}
