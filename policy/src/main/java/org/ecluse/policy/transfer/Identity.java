package org.ecluse.policy.transfer;

import java.util.Locale;

/**
 * The one credential that acts: what a claim is bound to. Two keys of one recipient are two
 * identities.
 *
 * @param kind what sort of credential
 * @param value its public name: a key fingerprint, a pass id, a person's session
 */
public record Identity(Kind kind, String value) {

  /** The sorts of credential. */
  public enum Kind {
    SSH_KEY,
    PASS,
    PERSON,
    CONSOLE
  }

  /** One string for storage and ledger; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
  }

  /** Reads what {@link #toString} wrote; anything else is a corrupted store. */
  public static Identity parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not an identity");
    }
    return new Identity(
        Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
  }
}
