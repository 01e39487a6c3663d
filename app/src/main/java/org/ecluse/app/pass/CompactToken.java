package org.ecluse.app.pass;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three parts of a compact JWS by their shape alone; no part is decoded, let alone read as
 * JSON.
 *
 * @param header still encoded
 * @param payload still encoded
 * @param signature the one canonical encoding of 64 bytes
 */
record CompactToken(String header, String payload, Base64URL signature) {

  /** Longest token that is looked at. */
  static final int MAX_CHARS = 4096;

  // 64 bytes are 85 characters of 6 bits and a last one with 2: its four spare bits are zero.
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{85}[AQgw])");

  /**
   * Empty for everything else: padding, white space, more or fewer parts, another signature size.
   */
  static Optional<CompactToken> parse(String token) {
    if (token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(token);
    return form.matches()
        ? Optional.of(new CompactToken(form.group(1), form.group(2), new Base64URL(form.group(3))))
        : Optional.empty();
  }

  /** What the signature covers. */
  byte[] signingInput() {
    return (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
  }
}
