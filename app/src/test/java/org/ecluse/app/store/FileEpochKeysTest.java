package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.app.transfer.MissingEpochKeyException;
import org.ecluse.crypto.Bytes;
import org.ecluse.crypto.WrappingKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEpochKeysTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @TempDir Path temp;

  private Path directory;
  private FileEpochKeys keys;

  @BeforeEach
  void open() throws IOException {
    directory = temp.resolve("keys");
    DurableFiles.createDirectory(directory);
    keys = another();
  }

  /** As another process would see them. */
  private FileEpochKeys another() {
    return new FileEpochKeys(directory, new HomeMutex(temp.resolve(".mutex")), new SecureRandom());
  }

  private static String hex(WrappingKey key) {
    try (key) {
      return Bytes.hex(key.copyBytes());
    }
  }

  @Test
  void keyOfADay_isMadeOnce_andStays() throws IOException {
    String made = hex(keys.forDay(DAY));

    assertThat(hex(keys.forDay(DAY))).isEqualTo(made);
    assertThat(hex(keys.of("2026-11-23"))).isEqualTo(made);
    assertThat(hex(another().of("2026-11-23"))).isEqualTo(made);
    assertThat(hex(keys.forDay(DAY.plusDays(1)))).isNotEqualTo(made);
    assertThat(keys.epochs()).containsExactly("2026-11-23", "2026-11-24");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("2026-11-23.kek"))))
        .isEqualTo("rw-------");
  }

  @Test
  void whoRaces_forANewDay_getsTheSameKey() throws Exception {
    List<Callable<String>> race = Collections.nCopies(16, () -> hex(another().forDay(DAY)));
    Set<String> made = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<String> result : threads.invokeAll(race)) {
        made.add(result.get());
      }
    }

    assertThat(made).hasSize(1);
    assertThat(Disk.files(directory)).hasSize(1);
  }

  @Test
  void destroyedKey_isMissing_alsoInMemory() {
    keys.forDay(DAY).close();
    WrappingKey held = keys.of("2026-11-23");

    keys.destroy("2026-11-23");

    assertThatThrownBy(() -> keys.of("2026-11-23")).isInstanceOf(MissingEpochKeyException.class);
    assertThatThrownBy(() -> another().of("2026-11-23"))
        .isInstanceOf(MissingEpochKeyException.class);
    assertThat(hex(held)).as("a copy in use stays usable").hasSize(64);
    keys.destroy("2026-11-23");
  }

  @Test
  void destroyedKey_isListed_untilItIsForgotten() {
    keys.forDay(DAY).close();
    keys.destroy("2026-11-23");
    assertThat(keys.epochs()).containsExactly("2026-11-23");

    keys.forget("2026-11-23");
    assertThat(keys.epochs()).isEmpty();
  }

  @Test
  void keyInUse_isNotForgotten() {
    keys.forDay(DAY).close();
    keys.forget("2026-11-23");

    assertThat(keys.epochs()).containsExactly("2026-11-23");
  }

  @Test
  void dayOfADestroyedKey_getsAFreshOne_neverItsZeros() {
    keys.forDay(DAY).close();
    keys.destroy("2026-11-23");

    assertThat(hex(another().forDay(DAY))).isNotEqualTo("0".repeat(64));
  }

  @Test
  void destroyedKey_isOverwritten() throws IOException {
    keys.forDay(DAY).close();
    Path link = temp.resolve("link");
    Files.createLink(link, directory.resolve("2026-11-23.kek"));

    keys.destroy("2026-11-23");

    assertThat(Files.readAllBytes(link)).containsOnly(0).hasSize(WrappingKey.SIZE_BYTES);
  }

  @Test
  void epochThatIsNoDay_isMissing_andNoPath() {
    for (String epoch : List.of("2026-11-22", "../records", "", "x".repeat(300))) {
      assertThatThrownBy(() -> keys.of(epoch)).isInstanceOf(MissingEpochKeyException.class);
    }
  }

  @Test
  void keyOfAWrongSize_orThatOthersCanRead_isRefused() throws IOException {
    keys.forDay(DAY).close();
    Path file = directory.resolve("2026-11-23.kek");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> another().of("2026-11-23"))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("can be reached by other users");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, new byte[5]);
    assertThatThrownBy(() -> another().of("2026-11-23"))
        .isInstanceOf(HomeException.class)
        .hasMessageContaining("5 bytes");
  }

  @Test
  void halfWrittenKeyOfACrash_isNoKey() throws IOException {
    Files.write(directory.resolve("2026-11-23.kek.new"), new byte[7]);

    assertThat(keys.epochs()).isEmpty();
    assertThat(hex(keys.forDay(DAY))).hasSize(64);
    assertThat(Disk.files(directory)).hasSize(1);
  }
}
