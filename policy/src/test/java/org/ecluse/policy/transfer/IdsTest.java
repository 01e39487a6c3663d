package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void theText_isReadBack() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 1_000; i++) {
      TransferId id = new TransferId(new Id128(random.nextLong(), random.nextLong()));

      assertThat(id.toString()).matches("t-[a-z2-7]{26}");
      assertThat(TransferId.parse(id.toString())).contains(id);
    }
  }

  @Test
  void eachKindOfId_isReadBack_andIsNoOther() {
    Id128 value = new Id128(1, 2);

    assertThat(DeliveryId.parse("" + new DeliveryId(value))).contains(new DeliveryId(value));
    assertThat(FileId.parse("" + new FileId(value))).contains(new FileId(value));
    assertThat(PassId.parse("" + new PassId(value))).contains(new PassId(value));
    assertThat(SessionId.parse("" + new SessionId(value))).contains(new SessionId(value));
    assertThat(AccountRef.parse("" + new AccountRef(value))).contains(new AccountRef(value));
    assertThat(FileId.parse("" + new DeliveryId(value))).isEmpty();
  }

  @Test
  void anIdentity_isReadBack_withItsKind() {
    Identity identity = new Identity(Identity.Kind.SSH_KEY, "SHA256:a:b");

    assertThat(identity).hasToString("ssh_key:SHA256:a:b");
    assertThat(Identity.parse("" + identity)).isEqualTo(identity);
    assertThatThrownBy(() -> Identity.parse("ssh_key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Identity.parse(":x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knownBytes_haveTheKnownText() {
    byte[] bytes = new byte[Id128.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    // RFC 4648 base32 of 00 01 … 0f, in lower case, padding cut off.
    assertThat(new FileId(Id128.of(bytes))).hasToString("f-aaaqeayeaudaocajbifqydiob4");
    assertThat(Id128.of(bytes).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t-",
        "d-aaaqeayeaudaocajbifqydiob4",
        "t-aaaqeayeaudaocajbifqydiob",
        "t-aaaqeayeaudaocajbifqydiob44",
        "t-AAAQEAYEAUDAOCAJBIFQYDIOB4",
        "t-aaaqeayeaudaocajbifqydiob5",
        "t-aaaqeayeaudaocajbifqydio 4",
        "t-aaaqeayeaudaocajbifqydio/4"
      })
  void anythingElse_isNoId(String text) {
    assertThat(TransferId.parse(text)).isEmpty();
  }
}
