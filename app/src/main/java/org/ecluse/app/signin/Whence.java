package org.ecluse.app.signin;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where an attempt to sign in comes from.
 *
 * @param source the address, as {@link Guesses} counts it
 * @param device the mark that its browser keeps, if it has one
 */
public record Whence(String source, Optional<String> device) {

  /** A provider gives one customer this much of an IPv6 address to choose from. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private static final int IPV6_BYTES = 16;

  public static Whence of(InetAddress address, Optional<String> device) {
    byte[] bytes = address.getAddress();
    byte[] network = bytes.length == IPV6_BYTES ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
    return new Whence(HexFormat.of().formatHex(network), device);
  }

  @Override
  public String toString() {
    return "Whence[redacted]";
  }
}
