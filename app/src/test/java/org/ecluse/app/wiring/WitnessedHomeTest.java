package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.transfer.DeliveryView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two services: one remembers the other's checkpoints, over the line. */
@Tag("slow")
class WitnessedHomeTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path directory;

  private Path home;
  private Path there;
  private Service witness;
  private String key;

  @BeforeEach
  void aHouseAndItsWitness() {
    home = directory.resolve("home");
    there = directory.resolve("witness");
    String log;
    try (Inhabited people = new Inhabited(home)) {
      log = people.house.notary().publicKey().toString();
    }
    try (House house = House.open(there, Settings.defaults())) {
      key = new Cosigner(house.notary().publicKey()).toString();
    }
    witness = Service.start(there, settings(there, Map.of("witness.logs", log)));
  }

  @AfterEach
  void close() {
    witness.close();
  }

  private static Settings settings(Path home, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("https.port", "0");
    all.put("sftp.port", "0");
    all.put("ops.port", "off");
    all.put("stop.grace", "1s");
    return SettingsReader.read(home, Map.of(), all, _ -> {});
  }

  private Settings witnessed() {
    String address = witness.address().split(" ", -1)[0].substring("https=".length());
    return settings(
        home,
        Map.of(
            "ledger.witness.url",
            address + "/witness",
            "ledger.witness.key",
            key,
            "ledger.witness.trust-file",
            there.resolve("tls/cert.pem").toString()));
  }

  private long remembered() {
    try (House house = House.open(home, witnessed())) {
      return house
          .stores()
          .remembered()
          .heard()
          .flatMap(Checkpoint::in)
          .map(Checkpoint::size)
          .orElse(0L);
    }
  }

  /** Runs until the witness has all that there is now. */
  private void runUntilRemembered() {
    long before = remembered();
    try (Service service = Service.start(home, witnessed())) {
      assertThat(service.isOpen()).isTrue();
      await().atMost(PATIENCE).until(() -> remembered() > before);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }

  @Test
  void anOldHome_isKnownByItsWitness_andKeepsItsDoorsClosed_untilAnAdminDecides()
      throws IOException {
    DeliveryView taken;
    try (Inhabited people = new Inhabited(home)) {
      taken = people.send("taken once");
    }
    runUntilRemembered();
    Path yesterday = directory.resolve("yesterday");
    copy(home, yesterday);
    try (Inhabited people = new Inhabited(home)) {
      people.take(taken.id());
    }
    runUntilRemembered();
    home = directory.resolve("restored");
    copy(yesterday, home);

    try (Service service = Service.start(home, witnessed())) {
      assertThat(service.isOpen()).isFalse();
      try (House house = House.open(home, witnessed())) {
        Inhabited.done(house.transfers().acceptRecords(house.console()));
      }
      await().atMost(PATIENCE).until(service::isOpen);
    }
  }

  @Test
  void aWitnessThatDoesNotAnswer_closesNoDoor() {
    Settings settings = witnessed();
    witness.close();
    try (Service service = Service.start(home, settings)) {
      assertThat(service.isOpen()).isTrue();
    }
  }
}
