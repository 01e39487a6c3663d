package org.ecluse.deploy.hammer.client;

/** How much of an upload its client gave to the network, also where it never ended well. */
public final class Sent {

  private long bytes;

  void bytes(long now) {
    bytes = Math.max(bytes, now);
  }

  public long bytes() {
    return bytes;
  }
}
