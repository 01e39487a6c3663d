package org.ecluse.app.transfer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Origin;

/**
 * Gives an address its {@link Origin}. What counts of an address is what one customer of a provider
 * has: of IPv4 all of it, of IPv6 the first 64 bits, because whoever has these chooses the rest
 * anew every day. IPv4 in the clothes of IPv6 ({@code ::ffff:192.0.2.7}) is IPv4.
 */
public final class Origins {

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** What stands before an IPv4 address in IPv6. Source: RFC 4291, 2.5.5.2. */
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

  private final Function<byte[], byte[]> pseudonyms;

  /**
   * The origins of one house.
   *
   * @param pseudonyms from bytes to at least {@link Id128#BYTES} others, equal for equal ones,
   *     which tell nothing to whoever lacks the house's key
   */
  public Origins(Function<byte[], byte[]> pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** Of the other end of a connection, as the door itself sees it; empty where it has none. */
  public Optional<Origin> of(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet
        ? Optional.ofNullable(inet.getAddress()).map(this::of)
        : Optional.empty();
  }

  private Origin of(InetAddress address) {
    byte[] pseudonym = pseudonyms.apply(network(address.getAddress()));
    return new Origin(Id128.of(Arrays.copyOf(pseudonym, Id128.BYTES)));
  }

  /** Of an address in its usual spelling, never of a name; empty for anything else. */
  public Optional<Origin> parse(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return isWhole(address) ? Optional.of(of(parsed)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The JDK takes {@code 10.1} for {@code 10.0.0.1}. */
  private static boolean isWhole(String address) {
    return address.indexOf(':') >= 0
        || address.chars().filter(each -> each == '.').count() == IPV4_BYTES - 1;
  }

  private static byte[] network(byte[] address) {
    if (address.length != IPV6_BYTES) {
      return address;
    }
    return Arrays.mismatch(address, MAPPED) == MAPPED.length
        ? Arrays.copyOfRange(address, MAPPED.length, IPV6_BYTES)
        : Arrays.copyOf(address, IPV6_NETWORK_BYTES);
  }
}
