package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@MicronautTest(startApplication = false)
class ClocksTest {

  @Inject Clock clock;

  @Test
  void clock_isWired_andInUtc() {
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }
}
