package org.ecluse.app.pass.ssh;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** The content of a {@code .pub} file, taken at its word or refused with a sentence. */
final class PublicKeyFile {

  private static final String FIELD = "ssh_key";
  private static final int MAX_CHARS = 16 * 1024;

  private static final Pattern LINE =
      Pattern.compile("([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: [^\\r\\n]*)?\\r?\\n?");

  private PublicKeyFile() {}

  static Outcome<OpenSshKey> parse(String file) {
    Optional<String> mistaken = mistakenFor(file);
    if (mistaken.isPresent()) {
      return refused(mistaken.get());
    }
    Matcher line = LINE.matcher(file);
    if (!line.matches()) {
      return refused("a public key file is one line: type, base64, comment");
    }
    return read(line.group(1), line.group(2));
  }

  private static Outcome<OpenSshKey> read(String type, String base64) {
    if (type.startsWith("sk-") || type.contains("-cert-")) {
      return refused("keys on security tokens and certificates are not supported");
    }
    Optional<KeyBlob> key =
        decode(base64).flatMap(KeyBlob::read).filter(read -> read.type().equals(type));
    if (key.isEmpty()) {
      return refused("not an intact key of type ssh-ed25519, ecdsa-sha2-nistp* or ssh-rsa");
    }
    if (!key.get().isAcceptable()) {
      return refused(
          "this key is too weak or not valid; RSA keys have at least "
              + KeyBlob.MIN_RSA_BITS
              + " bits");
    }
    return Outcome.done(OpenSshKey.of(type, key.get().bytes()));
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What people give by mistake; what it says about itself is enough to tell. */
  private static Optional<String> mistakenFor(String file) {
    if (file.length() > MAX_CHARS) {
      return Optional.of("a public key file is shorter than " + MAX_CHARS + " characters");
    }
    if (file.contains("PRIVATE KEY") || file.startsWith("PuTTY-User-Key-File")) {
      return Optional.of(
          "this is a private key: it must never leave its owner; give the .pub file beside it");
    }
    if (file.startsWith("---- BEGIN SSH2") || file.startsWith("-----BEGIN")) {
      return Optional.of("not in OpenSSH's format; ssh-keygen -i converts it");
    }
    return Optional.empty();
  }

  private static Outcome<OpenSshKey> refused(String reason) {
    return Outcome.refused(Refusal.invalid(FIELD, reason));
  }
}
