package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.pass.ssh.KeyFiles;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.Identity;
import org.junit.jupiter.api.Test;

class LiveGrantsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PassHouse house = new PassHouse();
  private final LiveGrants live = house.office.liveGrants();

  @Test
  void passGrant_holdsUntilItsPassIsRevoked() {
    IssuedPass issued = house.issue();
    Grant grant = house.verify(issued.token()).orElseThrow();
    assertThat(live.holds(grant)).isTrue();
    PassHouse.done(house.office.passes().revoke(house.console(), issued.pass().id()));
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void passGrant_holdsUntilItIsOver() {
    Grant grant = house.verify(house.issue().token()).orElseThrow();
    house.pass(PassSettings.DEFAULT_TTL.plus(PassSettings.DEFAULT_SKEW).minusSeconds(1));
    assertThat(live.holds(grant)).isTrue();
    house.pass(SECOND);
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void keyGrant_holdsUntilItsKeyIsRevoked() {
    SshKey key = addKey();
    Grant grant = keyGrant();
    assertThat(live.holds(grant)).isTrue();
    PassHouse.done(
        house
            .office
            .accountAdmin()
            .revokeKey(house.console(), PassHouse.RECIPIENT, key.fingerprint()));
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void keyGrant_holdsUntilItsSessionIsTooOld() {
    addKey();
    Grant grant = keyGrant();
    house.pass(SshKeyVerifier.SESSION);
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void personsGrant_holdsUntilTheirSessionIsEnded_andWhileTheyIdleInTheMiddleOfSomething() {
    NewSession begun = sessionOf(PassHouse.SENDER);
    Grant grant = house.office.personSessions().verify(begun.secret()).orElseThrow().grant();
    house.pass(SessionSettings.DEFAULT.idle());
    assertThat(house.office.personSessions().verify(begun.secret())).isEmpty();
    assertThat(live.holds(grant)).isTrue();
    PassHouse.done(house.office.personSessions().end(house.console(), begun.session().id()));
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void personsGrant_holdsUntilTheSessionsLifeIsOver() {
    NewSession begun = sessionOf(PassHouse.SENDER);
    Grant grant = house.office.personSessions().verify(begun.secret()).orElseThrow().grant();
    house.pass(SessionSettings.DEFAULT.life());
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void recipients_haveNoSessionsAsPersons() {
    assertThat(house.office.personSessions().verify(sessionOf(PassHouse.RECIPIENT).secret()))
        .isEmpty();
  }

  private NewSession sessionOf(AccountId account) {
    return house.office.personSessions().start(house.account(account).ref(), Factor.PASSWORD);
  }

  @Test
  void everyGrant_holdsUntilItsAccountIsDisabled() {
    addKey();
    List<Grant> grants = List.of(keyGrant(), house.verify(house.issue().token()).orElseThrow());
    assertThat(grants).allMatch(live::holds);
    PassHouse.done(house.office.accountAdmin().disable(house.console(), PassHouse.RECIPIENT));
    assertThat(grants).noneMatch(live::holds);
  }

  @Test
  void changeByAnotherProcess_isFeltWithinASecond() {
    addKey();
    Grant grant = keyGrant();
    assertThat(live.holds(grant)).isTrue();
    PassHouse.done(house.newOffice().accountAdmin().disable(house.console(), PassHouse.RECIPIENT));
    house.pass(SECOND);
    assertThat(live.holds(grant)).isFalse();
  }

  @Test
  void consoleGrant_holds() {
    assertThat(live.holds(house.console().grant())).isTrue();
  }

  @Test
  void grantOfAPassOfAnotherAccount_doesNotHold() {
    Grant grant = house.verify(house.issue().token()).orElseThrow();
    Grant other =
        new Grant(
            house.account(PassHouse.OTHER_RECIPIENT).ref(),
            PassHouse.OTHER_RECIPIENT,
            Role.RECIPIENT,
            grant.identity(),
            grant.doors(),
            grant.transfers(),
            grant.until());
    assertThat(live.holds(other)).isFalse();
  }

  @Test
  void grantOfASignedInPerson_doesNotHold_becauseNobodyCanSignIn() {
    assertThat(
            live.holds(
                new Grant(
                    house.account(PassHouse.RECIPIENT).ref(),
                    PassHouse.RECIPIENT,
                    Role.RECIPIENT,
                    new Identity(Identity.Kind.PERSON, "somebody"),
                    Set.of(Door.HTTPS),
                    Optional.empty(),
                    PassHouse.START.plus(SECOND))))
        .isFalse();
  }

  private SshKey addKey() {
    return PassHouse.done(
        house
            .office
            .accountAdmin()
            .addKey(house.console(), PassHouse.RECIPIENT, KeyFiles.good("ed25519.pub")));
  }

  private Grant keyGrant() {
    return house
        .office
        .sshKeyVerifier()
        .verify(PassHouse.RECIPIENT, KeyFiles.javaKey("ed25519.pub"))
        .orElseThrow();
  }
}
