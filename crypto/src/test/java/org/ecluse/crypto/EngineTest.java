package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineTest {

  @Test
  void theActiveEngine_isTheNativeOneWhereThereIsOne_elseTheJdk() {
    Engine active = Engine.active();
    assertThat(active).isSameAs(Engine.active());
    if (Engine.bouncyCastle().isNative()) {
      assertThat(active.isNative()).isTrue();
      assertThat(active.name()).isEqualTo("Bouncy Castle LTS");
      assertThat(active.sentence()).contains("native code (");
    } else {
      assertThat(active.name()).isEqualTo("JDK");
      assertThat(active.sentence()).contains("native code is not active");
    }
  }

  @Test
  void everyEngine_saysWhatItIs() {
    assertThat(Engine.jdk().sentence()).isEqualTo("AES-256-GCM by the JDK");
    assertThat(Engine.jdk().isNative()).isFalse();
    assertThat(Engine.bouncyCastle()).hasToString(Engine.bouncyCastle().sentence());
  }

  @Test
  void theProbe_measuresSomething() {
    assertThat(Engine.active().measureMegabytesPerSecond(Duration.ofMillis(5))).isPositive();
    assertThat(Engine.jdk().measureMegabytesPerSecond(Duration.ZERO)).isPositive();
  }
}
