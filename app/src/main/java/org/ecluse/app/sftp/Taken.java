package org.ecluse.app.sftp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * Remembers for a while which delivery a recipient opened under which path, over all connections of
 * its account. A delivery leaves the listing at its end; clients that move or mirror then still
 * remove it, or fetch the note beside it, by its path. This memory never authorises: what it finds
 * is asked from the service like anything else.
 *
 * <p>A file's name must not outlive its delivery, also not in memory: of a path only a hash is
 * kept, salted for this process.
 */
final class Taken {

  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MAX_PATHS = 20_000;

  private static final int SALT_BYTES = 32;

  /**
   * @param pathHash hex
   */
  private record Key(AccountRef account, String pathHash) {}

  private final byte[] salt = new byte[SALT_BYTES];
  private final Cache<Key, DeliveryId> deliveries =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MAX_PATHS).build();

  Taken() {
    new SecureRandom().nextBytes(salt);
  }

  void remember(AccountRef account, VirtualPath path, DeliveryId delivery) {
    deliveries.put(key(account, path), delivery);
  }

  Optional<DeliveryId> find(AccountRef account, VirtualPath path) {
    return Optional.ofNullable(deliveries.getIfPresent(key(account, path)));
  }

  private Key key(AccountRef account, VirtualPath path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] hash = digest.digest(path.toString().getBytes(StandardCharsets.UTF_8));
      return new Key(account, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
