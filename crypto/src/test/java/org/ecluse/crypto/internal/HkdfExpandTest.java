package org.ecluse.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.ecluse.crypto.independent.Primitives;
import org.junit.jupiter.api.Test;

class HkdfExpandTest {

  @Test
  void itIsTheExpandOfTheStandard_forKeysOfAnySize() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] key = new byte[1 + random.nextInt(200)];
      byte[] info = new byte[random.nextInt(300)];
      random.nextBytes(key);
      random.nextBytes(info);
      int length = 1 + random.nextInt(300);
      assertThat(HkdfExpand.sha512(key, info, length))
          .isEqualTo(Primitives.expand(key, info, length));
    }
  }

  @Test
  void impossibleLengths_areRefused() {
    byte[] key = new byte[32];
    assertThat(HkdfExpand.sha512(key, key, HkdfExpand.MAX_OUTPUT_BYTES)).hasSize(16_320);
    assertThatIllegalArgumentException().isThrownBy(() -> HkdfExpand.sha512(key, key, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HkdfExpand.sha512(key, key, HkdfExpand.MAX_OUTPUT_BYTES + 1));
  }
}
