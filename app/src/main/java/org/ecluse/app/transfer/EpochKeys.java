package org.ecluse.app.transfer;

import java.time.LocalDate;
import java.util.List;
import org.ecluse.crypto.WrappingKey;

/**
 * The keys that wrap data keys, one per UTC day. Whoever asks for a key closes it after use; the
 * store's own copy stays.
 */
public interface EpochKeys {

  /** The key of a day, made durably if it does not exist yet. */
  WrappingKey forDay(LocalDate day);

  /**
   * The key of an epoch.
   *
   * @throws MissingEpochKeyException where it was destroyed or never existed here
   */
  WrappingKey of(String epoch);

  /** Epochs that exist, oldest first. */
  List<String> epochs();

  /** Destroys an epoch's key durably; the epoch stays listed, so that its end can be told. */
  void destroy(String epoch);

  /** Takes an epoch whose key was destroyed off the list. */
  void forget(String epoch);
}
