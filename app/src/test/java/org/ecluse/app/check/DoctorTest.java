package org.ecluse.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.transfer.SoundClock;
import org.ecluse.app.wiring.House;
import org.ecluse.app.wiring.Inhabited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  private static final Map<String, String> FREE_PORTS =
      Map.of("https.port", "0", "sftp.port", "0", "ops.port", "off");

  @TempDir Path directory;

  @Test
  void soundInstallation_hasNothingToFail() {
    try (House house = open(FREE_PORTS)) {
      AtomicInteger looks = new AtomicInteger();
      Doctor doctor = doctor(house, house.clock());

      List<Diagnosis> found = doctor.examine(looks::incrementAndGet);

      assertThat(found).noneMatch(each -> each.level() == Diagnosis.Level.FAIL);
      assertThat(looks).hasValue(doctor.looks());
      assertThat(found).extracting(Diagnosis::about).contains("java", "crypto", "sqlite", "home");
      assertThat(of(found, "sqlite"))
          .extracting(Diagnosis::sentence)
          .containsExactlyInAnyOrder(
              "records: journal_mode=wal, synchronous=2", "vault: journal_mode=wal, synchronous=2");
    }
  }

  @Test
  void portThatSomebodyElseHas_fails() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Map<String, String> ports = Map.of("https.port", "0", "sftp.port", port, "ops.port", "off");
      try (House house = open(ports)) {
        assertThat(of(examine(house, house.clock()), "ports"))
            .extracting(Diagnosis::level)
            .containsExactly(Diagnosis.Level.OK, Diagnosis.Level.FAIL);
      }
    }
  }

  @Test
  void fileThatOthersCanRead_fails() throws IOException {
    try (House house = open(FREE_PORTS)) {
      Files.writeString(house.home().resolve("ecluse.yml"), "");
      Files.setPosixFilePermissions(
          house.home().resolve("ecluse.yml"), PosixFilePermissions.fromString("rw-r--r--"));

      assertThat(of(examine(house, house.clock()), "home"))
          .singleElement()
          .satisfies(each -> assertThat(each.sentence()).contains("ecluse.yml can be reached"));
    }
  }

  @Test
  void clock_setBackBeforeTheLedger_isNotWell() {
    try (Inhabited inhabited = new Inhabited(directory.resolve("home"))) {
      Instant past = inhabited.house.clock().instant().minus(Duration.ofDays(1));

      assertThat(of(examine(inhabited.house, InstantSource.fixed(past)), "clock"))
          .noneMatch(each -> each.level() == Diagnosis.Level.OK);
    }
  }

  @Test
  void certificateThatIsNone_fails() throws IOException {
    try (House house = open(FREE_PORTS)) {
      Path tls = Files.createDirectories(house.home().resolve("tls"));
      Files.writeString(tls.resolve("cert.pem"), "hello");

      assertThat(of(examine(house, house.clock()), "certificate"))
          .singleElement()
          .satisfies(each -> assertThat(each.level()).isEqualTo(Diagnosis.Level.FAIL));
    }
  }

  private House open(Map<String, String> options) {
    Path home = directory.resolve("home");
    Settings settings = SettingsReader.read(home, Map.of(), options, _ -> {});
    return House.open(home, settings);
  }

  private static List<Diagnosis> examine(House house, InstantSource clock) {
    return doctor(house, clock).examine(() -> {});
  }

  private static Doctor doctor(House house, InstantSource clock) {
    return new Doctor(house.home(), house.settings(), house.stores(), new SoundClock(clock));
  }

  private static List<Diagnosis> of(List<Diagnosis> all, String about) {
    return all.stream().filter(each -> each.about().equals(about)).toList();
  }
}
