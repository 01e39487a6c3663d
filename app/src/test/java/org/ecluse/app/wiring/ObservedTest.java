package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ecluse.app.config.Settings;
import org.ecluse.app.ops.Observer;
import org.ecluse.app.pass.Denial;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedTest {

  @TempDir Path directory;

  private final List<LedgerEvent> facts = new CopyOnWriteArrayList<>();
  private final List<Denial> denials = new CopyOnWriteArrayList<>();

  private final Observer observer =
      new Observer() {
        @Override
        public void denied(Denial reason) {
          denials.add(reason);
        }

        @Override
        public void happened(LedgerEvent fact) {
          facts.add(fact);
        }
      };

  @Test
  void facts_areHeard_onceTheyAreDurable_andRefusedPassesToo() {
    LedgerEvent fact =
        new LedgerEvent.DeliveryEnded(new DeliveryId(new Id128(1, 2)), EndReason.SPENT, 3);
    try (House house =
        House.open(directory.resolve("home"), Settings.defaults(), Clocks.system(), observer)) {
      Observed.records(house.stores().records(), observer).append(List.of(fact));
      assertThat(house.passVerifier().verify("nonsense", Door.SFTP)).isEmpty();
    }
    assertThat(facts).containsExactly(fact);
    assertThat(denials).containsExactly(Denial.MALFORMED);
  }
}
