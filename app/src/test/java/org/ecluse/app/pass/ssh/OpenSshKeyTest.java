package org.ecluse.app.pass.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSshKeyTest {

  @ParameterizedTest
  @MethodSource("org.ecluse.app.pass.ssh.KeyFiles#goodNames")
  void keyFile_isAccepted_withTheFingerprintThatOpenSshPrints(String name) {
    OpenSshKey key = accepted(KeyFiles.good(name));
    assertThat(key.fingerprint()).isEqualTo(KeyFiles.fingerprint(name));
    assertThat(KeyFiles.good(name)).startsWith(key.line() + " ");
  }

  @ParameterizedTest
  @MethodSource("org.ecluse.app.pass.ssh.KeyFiles#goodNames")
  void keyFromTheWire_isWrittenLikeItsFile(String name) {
    assertThat(OpenSshKey.of(KeyFiles.javaKey(name))).contains(accepted(KeyFiles.good(name)));
  }

  @ParameterizedTest
  @MethodSource("org.ecluse.app.pass.ssh.KeyFiles#refusedNames")
  void file_isRefused(String name) {
    assertThat(sentence(KeyFiles.refused(name))).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
        "PuTTY-User-Key-File-3: ssh-ed25519\n"
      })
  void privateKey_isRefused_andCalledByItsName(String file) {
    assertThat(sentence(file)).contains("private key").contains(".pub");
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-2048-bits.pub, 3072 bits",
    "sk-ed25519.pub, security tokens",
    "certificate.pub, certificates",
    "rfc4716.pub, ssh-keygen -i",
    "pem.pub, ssh-keygen -i",
    "two-lines.pub, one line",
    "ecdsa-not-on-the-curve.pub, not valid"
  })
  void refusal_saysWhatIsWrong(String name, String words) {
    assertThat(sentence(KeyFiles.refused(name))).contains(words);
  }

  @Test
  void longFile_isRefused_beforeItIsRead() {
    assertThat(sentence("ssh-ed25519 " + "A".repeat(1 << 20))).contains("shorter");
  }

  @Test
  void file_withoutComment_orWithWindowsEnd_isAccepted() {
    OpenSshKey key = accepted(KeyFiles.good("ed25519.pub"));
    assertThat(accepted(key.line())).isEqualTo(key);
    assertThat(accepted(key.line() + "\n")).isEqualTo(key);
    assertThat(accepted(key.line() + " a b c\r\n")).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"RSA, 1024", "X25519, 255", "Ed448, 448"})
  void keyThatNoAccountCanHave_isNothing(String algorithm, int bits)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    assertThat(OpenSshKey.of(generator.generateKeyPair().getPublic())).isEmpty();
  }

  private static OpenSshKey accepted(String file) {
    return switch (OpenSshKey.parse(file)) {
      case Outcome.Done<OpenSshKey>(OpenSshKey key) -> key;
      case Outcome.Refused<OpenSshKey> refused -> throw new AssertionError(refused);
    };
  }

  private static String sentence(String file) {
    return switch (OpenSshKey.parse(file)) {
      case Outcome.Done<OpenSshKey>(OpenSshKey key) -> throw new AssertionError(key);
      case Outcome.Refused<OpenSshKey>(Refusal refusal) -> {
        assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
        assertThat(((Refusal.Invalid) refusal).field()).isEqualTo("ssh_key");
        yield ((Refusal.Invalid) refusal).reason();
      }
    };
  }
}
