package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacOfferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"SSH-2.0-libssh2_1.10.0", "SSH-2.0-libssh2_1.9.0_DEV", "SSH-2.0-libssh2_1.4.3"})
  void anOldLibssh2_isOfferedTheOlderOrder(String identification) {
    assertThat(MacOffer.knowsNothingNewer(identification)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-libssh2_1.11.0",
        "SSH-2.0-libssh2_1.11.1",
        "SSH-2.0-libssh2_2.0.0",
        "SSH-2.0-libssh_0.10.6",
        "SSH-2.0-OpenSSH_9.2p1",
        "SSH-2.0-x libssh2_1.10.0",
        ""
      })
  void nobodyElseIs(String identification) {
    assertThat(MacOffer.knowsNothingNewer(identification)).isFalse();
  }
}
