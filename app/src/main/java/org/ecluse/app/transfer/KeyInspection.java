package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.crypto.CryptoException;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.FileOpener;
import org.ecluse.crypto.KeyWrapper;
import org.ecluse.crypto.SealedSize;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.crypto.WrappingKey;
import org.ecluse.policy.transfer.DeliveryFacts;

/** Looks whether a delivery's key would open its file, without letting the key out: for fsck. */
public final class KeyInspection {

  private final EpochKeys epochKeys;
  private final Blobs blobs;

  public KeyInspection(EpochKeys epochKeys, Blobs blobs) {
    this.epochKeys = epochKeys;
    this.blobs = blobs;
  }

  /** What is wrong with a wrapped key, as the end of a sentence; empty where it unwraps. */
  public Optional<String> problem(WrappedKey wrapped, DeliveryFacts facts, StoredFile file) {
    return inspect(wrapped, facts, file, _ -> Optional.empty());
  }

  /** As {@link #problem}, and the blobs begin and end as what this key has sealed. */
  public Optional<String> problemWithBlobs(
      WrappedKey wrapped, DeliveryFacts facts, StoredFile file) {
    return inspect(wrapped, facts, file, key -> problemOfBlobs(key, file));
  }

  /** A blob that is absent or has another size is not this finding. */
  private Optional<String> problemOfBlobs(FileKey key, StoredFile file) {
    try (FileOpener opener = FileKeys.open(blobs, key, file)) {
      if (haveTheirSizes(file)) {
        opener.openAll();
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("its blob is not what was stored");
    }
  }

  private boolean haveTheirSizes(StoredFile file) throws IOException {
    for (int part = 0; part < file.parts().size(); part++) {
      long sealedBytes = SealedSize.of(file.parts().get(part));
      if (blobs.sizeBytes(new Blobs.Name(file.id(), part)) != sealedBytes) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> inspect(
      WrappedKey wrapped,
      DeliveryFacts facts,
      StoredFile file,
      Function<FileKey, Optional<String>> further) {
    try (WrappingKey kek = epochKeys.of(wrapped.epoch());
        FileKey key = KeyWrapper.unwrap(wrapped, kek, FileKeys.deliveryBinding(facts, file))) {
      return further.apply(key);
    } catch (MissingEpochKeyException e) {
      return Optional.of("the key of epoch " + wrapped.epoch() + " is missing");
    } catch (CryptoException e) {
      return Optional.of("its key does not unwrap for what records and vault say of it");
    }
  }
}
