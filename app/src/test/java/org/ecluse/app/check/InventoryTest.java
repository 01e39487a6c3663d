package org.ecluse.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.wiring.Inhabited;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted where it lies is what fsck finds nothing to say about. */
class InventoryTest {

  @TempDir Path directory;

  private Inhabited people;

  @BeforeEach
  void open() {
    people = new Inhabited(directory.resolve("home"));
  }

  @AfterEach
  void close() {
    people.close();
  }

  private Inventory count() {
    assertThat(new Fsck(people.house.stores()).run()).isEmpty();
    return Inventory.of(people.house.stores(), people.house.clock().instant());
  }

  @Test
  void itCountsWhatWaits_andWhatArrives_andNothingOnceThatIsOver() {
    assertThat(count().isEmpty()).isTrue();

    DeliveryView delivery = people.send("waits");
    people.suspend("arrives");
    Inventory full = count();
    assertThat(full.files()).isEqualTo(2);
    assertThat(full.keys()).isEqualTo(2);
    assertThat(full.bytes()).isPositive();
    assertThat(full.isEmpty()).isFalse();

    people.take(delivery.id());
    people.house.transfers().sweep();
    Inventory less = count();
    assertThat(less.files()).isEqualTo(1);
    assertThat(less.keys()).isEqualTo(1);
  }
}
