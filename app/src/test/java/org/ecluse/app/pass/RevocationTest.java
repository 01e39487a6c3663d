package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RevocationTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PassHouse house = new PassHouse();

  @Test
  void revokedPass_isRefusedAtOnce() {
    IssuedPass issued = house.issue();
    assertThat(house.verify(issued.token())).isPresent();
    PassHouse.done(house.office.passes().revoke(house.console(), issued.pass().id()));
    assertThat(house.verify(issued.token())).isEmpty();
    assertThat(house.denials).containsExactly(Denial.REVOKED);
  }

  @Test
  void everyWithdrawal_isToldBeforeItIsAnswered() {
    AtomicInteger told = new AtomicInteger();
    PassOffice office = house.newOffice(told::incrementAndGet);
    PassHouse.done(office.passes().revoke(house.console(), house.issue().pass().id()));
    assertThat(told).hasValue(1);
    PassHouse.done(office.accountAdmin().disable(house.console(), PassHouse.RECIPIENT));
    assertThat(told).hasValue(2);
    office.accountAdmin().revokeKey(house.console(), PassHouse.RECIPIENT, "SHA256:unknown");
    assertThat(told).hasValue(3);
  }

  @Test
  void passRevokedByAnotherProcess_isRefusedAfterInvalidate() {
    IssuedPass issued = house.issue();
    assertThat(house.verify(issued.token())).isPresent();
    PassHouse.done(house.newOffice().passes().revoke(house.console(), issued.pass().id()));
    house.office.invalidate();
    assertThat(house.verify(issued.token())).isEmpty();
  }

  @Test
  void passRevokedByAnotherProcess_isRefusedWithinASecond_withoutInvalidate() {
    IssuedPass issued = house.issue();
    assertThat(house.verify(issued.token())).isPresent();
    PassHouse.done(house.newOffice().passes().revoke(house.console(), issued.pass().id()));
    house.pass(SECOND);
    assertThat(house.verify(issued.token())).isEmpty();
  }

  @Test
  void disabledAccount_isRefusedAtOnce_andEnabledAgainAccepted() {
    String token = house.issue().token();
    assertThat(house.verify(token)).isPresent();
    PassHouse.done(house.office.accountAdmin().disable(house.console(), PassHouse.RECIPIENT));
    assertThat(house.verify(token)).isEmpty();
    assertThat(house.denials).containsExactly(Denial.ACCOUNT_DISABLED);
    PassHouse.done(house.office.accountAdmin().enable(house.console(), PassHouse.RECIPIENT));
    assertThat(house.verify(token)).isPresent();
  }
}
