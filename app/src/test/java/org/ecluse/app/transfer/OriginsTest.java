package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.ecluse.policy.transfer.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

  private static final SocketAddress PEER =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 4022);

  @TempDir Path folder;

  /** Here whoever looks can see what was kept of an address. */
  private static final Origins OPEN = new Origins(address -> address);

  private static Origin of(String address) {
    return OPEN.parse(address).orElseThrow();
  }

  private static Origin kept(Path home) {
    try (TestHouse house = new TestHouse(home)) {
      return new Origins(house.stores::pseudonym).of(PEER).orElseThrow();
    }
  }

  @Test
  void anAddress_hasOneOrigin_alsoAfterARestart_andAnotherInEveryOtherHouse() {
    Origin here = kept(folder.resolve("here"));

    assertThat(kept(folder.resolve("here"))).isEqualTo(here);
    assertThat(kept(folder.resolve("there"))).isNotEqualTo(here);
    assertThat(here).isNotEqualTo(OPEN.of(PEER).orElseThrow());
    assertThat(here.toString()).startsWith("o-");
    assertThat(Origin.parse(here.toString())).contains(here);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, ::ffff:192.0.2.7",
    "2001:db8:1:2::7, 2001:db8:1:2:ffff:ffff:ffff:ffff",
    "2001:db8:1:2::7, 2001:0DB8:0001:0002:0000:0000:0000:0007"
  })
  void oneNetworkOfOneCustomer_isOneOrigin(String one, String other) {
    assertThat(of(one)).isEqualTo(of(other));
  }

  @Test
  void anIpv4Peer_ofASocketThatSpeaksIpv6_isItself() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 192, 0, 2, 7};
    InetAddress peer = Inet6Address.getByAddress(null, mapped, -1);

    assertThat(peer.getAddress()).hasSize(16);
    assertThat(OPEN.of(new InetSocketAddress(peer, 4022))).contains(of("192.0.2.7"));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.8", "2001:db8:1:2::7, 2001:db8:1:3::7"})
  void twoOfThem_areTwo(String one, String other) {
    assertThat(of(one)).isNotEqualTo(of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.1", "10", "localhost", "192.0.2.256", "192.0.2.7/24", "::g", " "})
  void whatIsNoAddress_hasNone_andNoNameIsAskedFor(String text) {
    assertThat(OPEN.parse(text)).isEmpty();
  }

  @Test
  void aPeerWithoutAnAddress_hasNone() {
    assertThat(OPEN.of(InetSocketAddress.createUnresolved("files.example", 22))).isEmpty();
  }
}
