package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.ecluse.app.pass.PassKeyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePassKeyStoreTest {

  @TempDir Path temp;

  private PassKeyStore store;

  @BeforeEach
  void open() {
    store = new FilePassKeyStore(temp, new HomeMutex(temp.resolve(".mutex")));
  }

  @Test
  void text_isReplacedOnlyWhereItIsTheExpectedOne() throws IOException {
    assertThat(store.load()).isEmpty();
    assertThat(store.replace(Optional.of("x"), "one")).isFalse();
    assertThat(store.replace(Optional.empty(), "one")).isTrue();
    assertThat(store.replace(Optional.empty(), "two")).isFalse();
    assertThat(store.replace(Optional.of("one"), "two")).isTrue();

    assertThat(store.load()).contains("two");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("keys.json"))))
        .isEqualTo("rw-------");
  }
}
