package org.ecluse.app.transfer;

import java.security.SecureRandom;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.TransferId;

/** Draws fresh ids of 128 random bits. */
final class Ids {

  private final SecureRandom random;

  Ids(SecureRandom random) {
    this.random = random;
  }

  TransferId transfer() {
    return new TransferId(draw());
  }

  FileId file() {
    return new FileId(draw());
  }

  DeliveryId delivery() {
    return new DeliveryId(draw());
  }

  private Id128 draw() {
    byte[] bytes = new byte[Id128.BYTES];
    random.nextBytes(bytes);
    return Id128.of(bytes);
  }
}
