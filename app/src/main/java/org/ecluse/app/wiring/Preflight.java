package org.ecluse.app.wiring;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.KeyInspection;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.DeliveryFacts;

/**
 * Looks before the start whether the vault has its keys. A vault without them is most often a
 * directory that was copied or mounted in part: to serve from it would tell recipients that their
 * files are damaged.
 */
final class Preflight {

  private final Path home;
  private final Stores stores;
  private final KeyInspection inspection;

  private Preflight(House house) {
    this.home = house.home();
    this.stores = house.stores();
    this.inspection = new KeyInspection(stores.epochKeys(), stores.blobs());
  }

  /** Refuses, with a sentence, where an epoch's key is absent or opens none of what it wrapped. */
  static void check(House house) {
    Preflight preflight = new Preflight(house);
    Set<String> needed = new LinkedHashSet<>();
    Set<String> proven = new LinkedHashSet<>();
    for (Vault.Entry entry : preflight.stores.vault().live()) {
      preflight.look(entry.delivery().facts(), needed, proven);
    }
    Set<String> present = Set.copyOf(preflight.stores.epochKeys().epochs());
    for (String epoch : needed) {
      if (!present.contains(epoch)) {
        throw preflight.refusal(epoch, "is missing");
      }
      if (!proven.contains(epoch)) {
        throw preflight.refusal(epoch, "opens nothing of what it should");
      }
    }
  }

  private void look(DeliveryFacts facts, Set<String> needed, Set<String> proven) {
    Optional<WrappedKey> key = stores.vault().key(facts.id());
    if (key.isEmpty() || proven.contains(key.get().epoch())) {
      return;
    }
    needed.add(key.get().epoch());
    Optional<StoredFile> file = stores.records().file(facts.file());
    if (file.isPresent() && inspection.problem(key.get(), facts, file.get()).isEmpty()) {
      proven.add(key.get().epoch());
    }
  }

  private ServiceException refusal(String epoch, String what) {
    return new ServiceException(
        "The vault's key %s %s; put the right one back, or revoke what fsck says it wrapped."
            .formatted(home.resolve("vault/keys").resolve(epoch + ".kek"), what));
  }
}
