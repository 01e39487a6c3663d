package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.app.pass.ssh.OpenSshKey;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing but the very token that was issued opens a door, also where a thief of the signing key
 * signs a header and payload of his own. A public key that is taken is written back as it came.
 */
class CredentialFuzzTest {

  private static final PassHouse HOUSE = new PassHouse();
  private static final IssuedPass PASS = HOUSE.issue();
  private static final Forger THIEF = new Forger(HOUSE);
  private static final List<String> PARTS = List.of(PASS.token().split("\\."));

  static Stream<byte[]> seeds() {
    return Stream.of(
            PASS.token(),
            THIEF.header(),
            new Base64URL(PARTS.get(1)).decodeToString(),
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f lab")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "2s")
  void onlyWhatWasIssued_opensADoor(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    verify(text);
    publicKey(text);
    if (text.startsWith("{")) {
      String encoded = Base64URL.encode(bytes).toString();
      verify(THIEF.signedParts(text.contains("alg") ? encoded : PARTS.get(0), PARTS.get(1)));
      verify(THIEF.signedParts(PARTS.get(0), encoded));
    }
  }

  /**
   * The thief's signature over the very header and payload of the pass is as good as the first one.
   */
  private static void verify(String token) {
    HOUSE.denials.clear();
    Optional<Grant> grant = HOUSE.verify(token);
    assertThat(HOUSE.office.passVerifier().verify(token, Door.SFTP)).isEmpty();
    boolean issued = token.startsWith(PARTS.get(0) + "." + PARTS.get(1) + ".");
    if (grant.isPresent()) {
      assertThat(issued).isTrue();
      assertThat(grant.get().name()).isEqualTo(PassHouse.RECIPIENT);
      assertThat(grant.get().identity().value()).isEqualTo(PASS.pass().id().toString());
    } else {
      assertThat(HOUSE.denials).hasSize(2);
    }
  }

  private static void publicKey(String file) {
    switch (OpenSshKey.parse(file)) {
      case Outcome.Done<OpenSshKey>(OpenSshKey key) -> {
        assertThat(file).startsWith(key.line());
        assertThat(OpenSshKey.parse(key.line())).isEqualTo(Outcome.done(key));
        assertThat(key.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
      }
      case Outcome.Refused<OpenSshKey>(Refusal refusal) ->
          assertThat(refusal.code()).isEqualTo("invalid");
    }
  }
}
