package org.ecluse.app.https;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a page says of the other door: where it is and how to know it. Thread-safe. */
public final class SftpWay {

  private final AtomicReference<Optional<Address>> address =
      new AtomicReference<>(Optional.empty());

  /**
   * The other door, open.
   *
   * @param fingerprint of its host key, as OpenSSH shows it
   */
  public record Address(int port, String fingerprint) {}

  /** It is open now. */
  public void open(Address at) {
    address.set(Optional.of(at));
  }

  /** Where it is, once it is open. */
  public Optional<Address> address() {
    return address.get();
  }
}
