package org.ecluse.deploy.hammer.client;

/**
 * One read that a client wants to make.
 *
 * @param from position of the first byte
 * @param lengthBytes how much it asks for
 * @param cutAfterBytes where it cuts its line, not below 0; {@code lengthBytes} or more for never
 */
public record Wish(long from, long lengthBytes, long cutAfterBytes) {

  public static Wish of(long from, long lengthBytes) {
    return new Wish(from, lengthBytes, Long.MAX_VALUE);
  }

  public boolean cuts() {
    return cutAfterBytes < lengthBytes;
  }
}
