package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ecluse.app.transfer.DormancyMarks.Mark;
import org.ecluse.policy.rules.Dormancy.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that has to refuse for now says why, that nothing is lost, and when to come back. */
class SuspendedPagesTest extends DoorFixture {

  private String page = "";
  private Browser browser;

  @BeforeEach
  void aButtonThatWasPressed() {
    String delivery = deliver(content(1_000));
    page = "/take/" + delivery;
    browser = Browser.with(client, house.pass(DoorHouse.RECIPIENT));
    browser.press(page, page);
  }

  @AfterEach
  void goOn() {
    house.stores.outflow().unfreeze(Optional.empty());
    stand(Standing.AWAKE);
  }

  private void stand(Standing standing) {
    Mark seen = house.stores.dormancyMarks().read().orElseThrow();
    assertThat(house.stores.dormancyMarks().compareAndSet(seen, new Mark(seen.lastUse(), standing)))
        .isTrue();
    house.transfers.watchUse();
  }

  private void isRefusedFor(String why) {
    Client.Answer refused = browser.get(page + "/content");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text()).contains(why, "Nothing is lost");
    assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow())).isPositive();
  }

  @Test
  void whileReleasesAreFrozen_itSaysSo() {
    house.stores.outflow().freeze(Optional.empty(), house.clock.instant());

    isRefusedFor("Taking is suspended");
  }

  @Test
  void whileTheDoorsAreClosed_itSaysSo() {
    stand(Standing.CLOSED);

    isRefusedFor("The doors are closed");
  }

  @Test
  void afterwards_theSamePageGivesTheFile() {
    house.stores.outflow().freeze(Optional.empty(), house.clock.instant());
    isRefusedFor("Taking is suspended");

    goOn();

    assertThat(browser.get(page + "/content").body()).isEqualTo(content(1_000));
  }
}
