package org.ecluse.app.pass;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@link PassKeyStore} without a file. */
public final class InMemoryPassKeyStore implements PassKeyStore {

  private final AtomicReference<Optional<String>> text = new AtomicReference<>(Optional.empty());

  @Override
  public Optional<String> load() {
    return text.get();
  }

  @Override
  public boolean replace(Optional<String> expected, String replacement) {
    Optional<String> now = text.get();
    return now.equals(expected) && text.compareAndSet(now, Optional.of(replacement));
  }
}
