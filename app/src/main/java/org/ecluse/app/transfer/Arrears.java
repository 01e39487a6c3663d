package org.ecluse.app.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/**
 * What was left half done because a store failed, or because the answer of a commit was lost, and
 * the process lives: the sweeper completes it. A crash forgets this list; start-up looks at
 * everything instead.
 */
final class Arrears {

  private final Set<DeliveryId> deliveries = ConcurrentHashMap.newKeySet();
  private final Set<TransferId> transfers = ConcurrentHashMap.newKeySet();

  /** The records may not know what the vault has. */
  void owe(DeliveryId delivery) {
    deliveries.add(delivery);
  }

  /** Its deliveries may be in the vault and not in the records. */
  void owe(TransferId transfer) {
    transfers.add(transfer);
  }

  void payDeliveries(Consumer<DeliveryId> how) {
    pay(deliveries, how);
  }

  void payTransfers(Consumer<TransferId> how) {
    pay(transfers, how);
  }

  /** Takes each off the list first: what is owed anew meanwhile is not forgotten. */
  private static <T> void pay(Collection<T> owed, Consumer<T> how) {
    for (T each : List.copyOf(owed)) {
      owed.remove(each);
      try {
        how.accept(each);
      } catch (StoreException e) {
        owed.add(each);
        throw e;
      }
    }
  }
}
