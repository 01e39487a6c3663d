package org.ecluse.crypto;

/**
 * Everything that must be agreed on to read a file: sealed format, part contexts, bindings.
 *
 * <p>Stored by name beside every file, and bound into its wrapped keys. A format that a release has
 * written stays in this list for ever.
 */
public enum Suite {
  /** C2SP chunked-encryption with SHA-512 and AES-256-GCM, contexts of version 1. */
  COBBLESTONE_256_V1("cobblestone-256-v1");

  private final String label;

  Suite(String label) {
    this.label = label;
  }

  /** Returns the suite that new files are sealed with. */
  public static Suite current() {
    return COBBLESTONE_256_V1;
  }

  /** Returns the stable name, ASCII, for storage. */
  public String label() {
    return label;
  }

  /**
   * Returns the suite of that name.
   *
   * @throws CryptoException.UnknownSuite when this code knows none
   */
  public static Suite labelled(String label) throws CryptoException {
    for (Suite suite : values()) {
      if (suite.label.equals(label)) {
        return suite;
      }
    }
    throw new CryptoException.UnknownSuite(label);
  }
}
