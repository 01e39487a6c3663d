package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutpostTest {

  @TempDir Path directory;

  private final LedgerKey key = LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]);

  private SignedNote note(long size) {
    return new Checkpoint("example.com/ledger", size, Tree.empty()).signedBy(key);
  }

  @Test
  void anAnchor_remembersWhatItWasToldLast_alsoBehindWhatACrashTore() throws IOException {
    Path file = Files.createFile(directory.resolve("anchor"));
    FileOutpost outpost = new FileOutpost(file);
    assertThat(outpost.newest()).isEmpty();

    for (long size = 1; size <= 40; size++) {
      outpost.append(note(size));
      assertThat(outpost.newest()).contains(note(size));
    }
    Files.writeString(file, "example.com/ledger\n99\nAAAA", StandardOpenOption.APPEND);
    assertThat(outpost.newest()).contains(note(40));
    outpost.append(note(41));
    assertThat(outpost.newest()).contains(note(41));
    assertThat(FileOutpost.notes(Files.readString(file))).hasSize(41);
  }

  @Test
  void anAnchorThatIsMissing_isNotMade() {
    FileOutpost outpost = new FileOutpost(directory.resolve("not mounted"));

    assertThatThrownBy(outpost::newest).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> outpost.append(note(1))).isInstanceOf(NoSuchFileException.class);
  }
}
