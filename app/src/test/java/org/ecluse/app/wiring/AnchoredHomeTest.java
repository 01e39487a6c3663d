package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old copy of the whole home is put back; only what is kept elsewhere can tell. */
class AnchoredHomeTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private Path home;
  private Path anchor;

  @BeforeEach
  void anchor() throws IOException {
    home = directory.resolve("home");
    anchor = Files.createFile(directory.resolve("anchor"));
  }

  private Settings settings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("https.port", "0");
    all.put("sftp.port", "0");
    all.put("ops.port", "off");
    all.put("stop.grace", "1s");
    all.put("ledger.anchor", anchor.toString());
    return SettingsReader.read(home, Map.of(), all, _ -> {});
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }

  @Test
  void anOldHome_keepsItsDoorsClosed_untilAnAdminDecides_andThenRevivesNothing()
      throws IOException {
    DeliveryView taken;
    try (Inhabited people = new Inhabited(home)) {
      taken = people.send("taken once");
    }
    Service.start(home, settings()).close();
    Path yesterday = directory.resolve("yesterday");
    copy(home, yesterday);
    try (Inhabited people = new Inhabited(home)) {
      people.take(taken.id());
    }
    Service.start(home, settings()).close();
    home = directory.resolve("restored");
    copy(yesterday, home);

    try (Service service = Service.start(home, settings())) {
      assertThat(service.isOpen()).isFalse();
      assertThat(service.address()).isEmpty();
      try (House house = House.open(home, settings())) {
        Inhabited.done(house.transfers().acceptRecords(house.console()));
        assertThat(Inhabited.done(house.transfers().look(house.console(), taken.id())).state())
            .isEqualTo("revoked");
      }
      await().atMost(PATIENCE).until(service::isOpen);
      assertThat(service.address()).startsWith("https=");
    }
    try (Service again = Service.start(home, settings())) {
      assertThat(again.isOpen()).isTrue();
    }
  }

  @Test
  void anAnchorThatIsNotThere_preventsTheStart() throws IOException {
    Files.delete(anchor);

    assertThatThrownBy(() -> Service.start(home, settings()))
        .isInstanceOf(StoreException.class)
        .hasMessage("the anchor " + anchor + " cannot be read");
  }
}
