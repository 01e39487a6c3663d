package org.ecluse.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.DamagedException;
import org.ecluse.app.transfer.KeyInspection;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;

/** Every live delivery has a key that would open its file; nothing that has ended has one. */
final class StoredKeys {

  private final Vault vault;
  private final KeyInspection inspection;
  private final Snapshot seen;
  private final List<Finding> findings = new ArrayList<>();

  private StoredKeys(Stores stores, Snapshot seen) {
    this.vault = stores.vault();
    this.inspection = new KeyInspection(stores.epochKeys(), stores.blobs());
    this.seen = seen;
  }

  static List<Finding> findings(Stores stores, Snapshot seen) {
    StoredKeys keys = new StoredKeys(stores, seen);
    seen.vaultLive().forEach(keys::live);
    seen.vaultEnded().keySet().forEach(keys::ended);
    seen.files().values().forEach(keys::upload);
    seen.uploadKeys().stream()
        .filter(file -> !seen.files().containsKey(file))
        .forEach(file -> keys.add("key-orphan", file, "has an upload key and no record"));
    return keys.findings;
  }

  private void live(DeliveryId id, Delivery delivery) {
    StoredFile file = seen.files().get(delivery.facts().file());
    if (file == null) {
      add("file-missing", id, "is live but its file is not in the records");
      return;
    }
    try {
      Optional<WrappedKey> key = vault.key(id);
      if (key.isEmpty()) {
        add("key-missing", id, "is live but its key is gone");
        return;
      }
      inspection
          .problemWithBlobs(key.get(), delivery.facts(), file)
          .ifPresent(problem -> add("key-unusable", id, "cannot be taken: " + problem));
    } catch (DamagedException e) {
      add("key-unusable", id, "cannot be taken: its key is damaged");
    }
  }

  private void ended(DeliveryId id) {
    if (vault.key(id).isPresent()) {
      add("key-left", id, "has ended but its key is still there");
    }
  }

  /** A file has a key from its first durable part on; before, there is nothing to open. */
  private void upload(StoredFile file) {
    boolean arriving = !file.isComplete() && !seen.disposable().contains(file.id());
    if (arriving && !file.parts().isEmpty() && !seen.uploadKeys().contains(file.id())) {
      add("key-missing", file.id(), "is still arriving but its key is gone");
    }
  }

  private void add(String kind, Object id, String what) {
    findings.add(Finding.of(kind, id, what));
  }
}
