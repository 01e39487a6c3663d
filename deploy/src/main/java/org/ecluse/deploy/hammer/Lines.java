package org.ecluse.deploy.hammer;

import java.util.HashMap;
import java.util.Map;
import org.ecluse.deploy.hammer.client.Identity;
import org.ecluse.deploy.hammer.client.Sftp;

/** The SFTP connections of a scenario: readers of one identity may share one. */
final class Lines implements AutoCloseable {

  private record Key(String identity, int number) {}

  private final Stage stage;
  private final Map<Key, Sftp> open = new HashMap<>();

  Lines(Stage stage) {
    this.stage = stage;
  }

  synchronized Sftp of(Identity identity, int number) {
    return open.computeIfAbsent(new Key(identity.name(), number), _ -> stage.sftp(identity));
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Sftp::close);
  }
}
