package org.ecluse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.store.HomeLock;
import org.ecluse.app.store.ObeyedRevision;
import org.ecluse.app.wiring.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObedienceTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir Path home;
  private House house;
  private ObeyedRevision obeyed;

  @BeforeEach
  void open() {
    Settings settings = SettingsReader.read(home, Map.of(), Map.of(), text -> {});
    house = House.open(home, settings);
    obeyed = new ObeyedRevision(home);
    assertThat(new Ecluse(home).run("sender", "add", "lab").code()).isZero();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aCommand_answersOnlyWhenTheServiceHasObeyed() {
    try (HomeLock _ = HomeLock.take(home)) {
      long before = house.accounts().revision();
      obeyed.publish(before);
      CompletableFuture<Ecluse.Result> answer =
          CompletableFuture.supplyAsync(() -> new Ecluse(home).run("revoke", "lab"));
      await().atMost(Duration.ofMinutes(1)).until(() -> house.accounts().revision() > before);
      assertThat(answer).isNotDone();

      obeyed.publish(house.accounts().revision());

      assertThat(answer.join()).isEqualTo(new Ecluse.Result(0, "Revoked.\n", ""));
    }
  }

  @Test
  void aServiceThatDoesNotFollow_isAFailure() {
    try (HomeLock _ = HomeLock.take(home)) {
      obeyed.publish(house.accounts().revision() - 1);
      assertThatThrownBy(() -> Obedience.await(house, SHORT))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("has not acted upon it");
    }
  }

  @Test
  void theLastWordOfAServiceThatWasKilled_holdsNobodyUp() {
    obeyed.publish(house.accounts().revision() - 1);
    Obedience.await(house, SHORT);
    obeyed.withdraw();
    assertThat(obeyed.read()).isEmpty();
    Obedience.await(house, Duration.ofDays(1));
  }
}
