package org.ecluse.app.sftp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * Remembers for a while which delivery a recipient opened under which path, over all connections of
 * its account. A delivery leaves the listing at its end; clients that move or mirror then still
 * remove it, or fetch the note beside it, by its path. This memory never authorises: what it finds
 * is asked from the service like anything else.
 */
final class Taken {

  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MAX_PATHS = 20_000;

  private record Key(AccountRef account, VirtualPath path) {}

  private final Cache<Key, DeliveryId> deliveries =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MAX_PATHS).build();

  void remember(AccountRef account, VirtualPath path, DeliveryId delivery) {
    deliveries.put(new Key(account, path), delivery);
  }

  Optional<DeliveryId> find(AccountRef account, VirtualPath path) {
    return Optional.ofNullable(deliveries.getIfPresent(new Key(account, path)));
  }
}
