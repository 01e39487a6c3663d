package org.ecluse.app.transfer;

import java.util.Optional;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.KeyWrapper;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.crypto.WrappingKey;
import org.ecluse.policy.transfer.DeliveryFacts;

/** Looks whether a delivery's key would open its file, without letting the key out: for fsck. */
public final class KeyInspection {

  private final EpochKeys epochKeys;

  public KeyInspection(EpochKeys epochKeys) {
    this.epochKeys = epochKeys;
  }

  /** What is wrong with a wrapped key, as the end of a sentence; empty where it unwraps. */
  public Optional<String> problem(WrappedKey wrapped, DeliveryFacts facts, StoredFile file) {
    try (WrappingKey kek = epochKeys.of(wrapped.epoch());
        FileKey _ = KeyWrapper.unwrap(wrapped, kek, FileKeys.deliveryBinding(facts, file))) {
      return Optional.empty();
    } catch (MissingEpochKeyException e) {
      return Optional.of("the key of epoch " + wrapped.epoch() + " is missing");
    } catch (CryptoException e) {
      return Optional.of("its key does not unwrap for what records and vault say of it");
    }
  }
}
