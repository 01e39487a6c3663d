package org.ecluse.app.pass;

import java.util.Optional;

/**
 * Where the keys that sign passes are kept: one text, a JWK set with one private key in it. It lies
 * with the vault and is never backed up. Several processes may use it at once.
 */
public interface PassKeyStore {

  /** The text that was saved last; empty before the first start. */
  Optional<String> load();

  /**
   * Replaces the text durably, only where what is stored is still {@code expected} (empty: nothing
   * was ever saved). False where it is not, and nothing changed: so two processes that rotate at
   * the same time cannot lose each other's key.
   */
  boolean replace(Optional<String> expected, String replacement);
}
