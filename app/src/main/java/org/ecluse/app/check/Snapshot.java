package org.ecluse.app.check;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.Blobs;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.Vault;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;

/**
 * What every store said when it was asked, one after the other. Not one moment: a service may run
 * meanwhile, and the stores differ for the instant between two of its steps.
 *
 * @param unsettled deliveries whose end the records have yet to hear of
 * @param files whose bytes are not verified absent
 * @param disposable of these, the ones nobody needs any more
 */
record Snapshot(
    Map<DeliveryId, Delivery> vaultLive,
    Map<DeliveryId, Delivery> vaultEnded,
    Set<DeliveryId> unsettled,
    Map<DeliveryId, Delivery> recordsLive,
    Map<FileId, StoredFile> files,
    Set<FileId> disposable,
    Set<FileId> uploadKeys,
    Set<Blobs.Name> blobs,
    LedgerWords ledger) {

  static Snapshot of(Stores stores) throws IOException {
    Vault vault = stores.vault();
    return new Snapshot(
        deliveries(vault.live()),
        deliveries(vault.ended()),
        deliveries(vault.unsettled(Integer.MAX_VALUE)).keySet(),
        byKey(stores.records().liveDeliveries(), delivery -> delivery.facts().id()),
        byKey(stores.records().storedFiles(), StoredFile::id),
        byKey(stores.records().disposable(Integer.MAX_VALUE), Records.Disposable::id).keySet(),
        Set.copyOf(vault.uploads()),
        new HashSet<>(stores.blobs().all()),
        LedgerWords.read(stores.ledger()));
  }

  private static Map<DeliveryId, Delivery> deliveries(Collection<Vault.Entry> entries) {
    return byKey(
        entries.stream().map(Vault.Entry::delivery).toList(), delivery -> delivery.facts().id());
  }

  private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
    return values.stream()
        .collect(Collectors.toMap(key, value -> value, (one, _) -> one, LinkedHashMap::new));
  }
}
