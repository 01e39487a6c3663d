package org.ecluse.app.transfer;

import static org.ecluse.app.transfer.TestHouse.content;

import java.nio.file.Path;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A house with a file to take out of it. */
abstract class TakingFixture {

  static final int SIZE = 3_000_001;
  static final Refusal DELIVERED = Refusal.gone(EndReason.DELIVERED);

  @TempDir Path folder;
  TestHouse house;
  final byte[] content = content(SIZE, 1);

  @BeforeEach
  void open() {
    house = new TestHouse(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    house.close();
  }
}
