package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CipherOfferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_6.2",
        "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u6",
        "SSH-2.0-OpenSSH_10.0",
        "SSH-2.0-OpenSSH_for_Windows_8.1",
        "SSH-2.0-PuTTY_Release_0.78",
        "SSH-2.0-PuTTY_Release_0.83",
        "SSH-2.0-JSCH_0.2.17",
        "SSH-2.0-JSCH_2.28.8",
        "SSH-2.0-APACHE-SSHD-2.20.0"
      })
  void aClientThatHasGcm_isOfferedNothingElse(String identification) {
    assertThat(CipherOffer.hasGcm(identification)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_5.3",
        "SSH-2.0-OpenSSH_6.1",
        "SSH-2.0-PuTTY_Release_0.70",
        "SSH-2.0-JSCH-0.1.54",
        "SSH-2.0-APACHE-SSHD-1.7.0",
        "SSH-2.0-libssh2_1.10.0",
        "SSH-2.0-x OpenSSH_9.9",
        "SSH-2.0-"
      })
  void anOlderOrUnknownClient_keepsTheChoice(String identification) {
    assertThat(CipherOffer.hasGcm(identification)).isFalse();
  }
}
