package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutwardTest {

  @TempDir Path directory;

  private int receivers(Settings settings) {
    try (House house = House.open(directory.resolve("home"), settings);
        Outward outward = Outward.start(house, new SimpleMeterRegistry())) {
      return outward.count() + house.notary().anchors().size();
    }
  }

  @Test
  void whereNothingIsConfigured_nothingIsCalled() {
    assertThat(receivers(Settings.defaults())).isZero();
  }

  @Test
  void whatIsConfigured_isOneReceiverEach() {
    Map<String, String> two =
        Map.of("siem.file", directory.resolve("facts").toString(), "siem.stdout", "off");
    assertThat(receivers(SettingsReader.read(directory, Map.of(), two, _ -> {}))).isEqualTo(1);
  }
}
