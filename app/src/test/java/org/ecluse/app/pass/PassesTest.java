package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

class PassesTest {

  private final PassHouse house = new PassHouse();
  private final Passes passes = house.office.passes();

  @Test
  void pass_livesForADay_whereNothingElseIsAsked() {
    PassRecord pass = house.issue().pass();
    assertThat(pass.issuedAt()).isEqualTo(PassHouse.START);
    assertThat(pass.expiresAt()).isEqualTo(PassHouse.START.plus(Duration.ofDays(1)));
    assertThat(house.accounts.pass(pass.id())).contains(pass);
    assertThat(house.accounts.events())
        .contains(new LedgerEvent.PassIssued(pass.id(), pass.account(), pass.expiresAt()));
  }

  @Test
  void pass_betweenTwoSeconds_startsAtTheEarlierOne_andIsAccepted() {
    house.pass(Duration.ofMillis(1_999));
    IssuedPass issued = house.issue();
    assertThat(issued.pass().issuedAt()).isEqualTo(PassHouse.START.plusSeconds(1));
    assertThat(house.verify(issued.token())).isPresent();
  }

  @Test
  void lifetime_outsideOfWhatIsAllowed_isRefusedByName() {
    Refusal tooLong = Refusal.forbidden("max_pass_ttl");
    for (Duration ttl :
        Set.of(
            Duration.ZERO,
            Duration.ofSeconds(-1),
            Duration.ofMillis(999),
            PassSettings.DEFAULT_MAX_TTL.plusSeconds(1),
            Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThat(issue(lasting(ttl))).isEqualTo(Outcome.refused(tooLong));
    }
    assertThat(issue(lasting(PassSettings.DEFAULT_MAX_TTL))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void unknownOrDisabledAccount_isRefusedByField() {
    assertField("account", issue(PassRequest.of(new AccountId("nobody"))));
    PassHouse.done(house.office.accountAdmin().disable(house.console(), PassHouse.RECIPIENT));
    assertField("account", issue(PassRequest.of(PassHouse.RECIPIENT)));
    assertThat(house.accounts.passes(house.now())).isEmpty();
  }

  @Test
  void passWithoutDoor_withoutTransfer_orWithTooMany_isRefusedByField() {
    assertField("doors", issue(wish(Optional.empty(), Set.of())));
    assertField("transfers", issue(wish(Optional.of(Set.of()), Set.of(Door.SFTP))));
    Set<TransferId> many =
        LongStream.rangeClosed(0, PassRequest.MAX_TRANSFERS)
            .mapToObj(number -> new TransferId(new Id128(0, number)))
            .collect(Collectors.toUnmodifiableSet());
    assertField("transfers", issue(wish(Optional.of(many), Set.of(Door.SFTP))));
  }

  @Test
  void transferThatTheAccountDoesNotHave_isRefusedByField() {
    Set<TransferId> one = Set.of(PassHouse.TRANSFER, PassHouse.NO_TRANSFER);
    assertField("transfers", issue(wish(Optional.of(one), Set.of(Door.SFTP))));
    assertThat(house.accounts.passes(house.now())).isEmpty();
  }

  @Test
  void admin_withAPass_mayIssueRevokeAndList() {
    Caller admin = by(PassRequest.of(PassHouse.ADMIN));
    IssuedPass issued = PassHouse.done(passes.issue(admin, PassRequest.of(PassHouse.RECIPIENT)));
    assertThat(PassHouse.done(passes.list(admin))).contains(issued.pass());
    PassHouse.done(passes.revoke(admin, issued.pass().id()));
    assertThat(house.verify(issued.token())).isEmpty();
  }

  @Test
  void everybodyElse_mayNothing() {
    PassId existing = house.issue().pass().id();
    for (AccountId id : Set.of(PassHouse.SENDER, PassHouse.RECIPIENT)) {
      refuseEverything(by(PassRequest.of(id)), existing);
    }
  }

  @Test
  void adminPass_limitedToATransfer_mayNotIssueItselfOneWithoutLimit() {
    Caller limited =
        by(
            new PassRequest(
                PassHouse.ADMIN,
                Optional.of(Set.of(PassHouse.TRANSFER)),
                Set.of(Door.HTTPS),
                Optional.empty()));
    refuseEverything(limited, house.issue().pass().id());
  }

  @Test
  void adminGrant_atADoorThatItDoesNotOpen_orWhenOver_isUnauthenticated() {
    Caller admin = house.console();
    Outcome<IssuedPass> unauthenticated = Outcome.refused(new Refusal.Unauthenticated());
    PassRequest wish = PassRequest.of(PassHouse.RECIPIENT);
    assertThat(passes.issue(new Caller(admin.grant(), Door.SFTP, Optional.empty()), wish))
        .isEqualTo(unauthenticated);
    house.pass(Duration.ofDays(2));
    assertThat(passes.issue(admin, wish)).isEqualTo(unauthenticated);
  }

  @Test
  void revoking_twice_isTheSameAnswer_andUnknownOnesAreNotFound() {
    PassId id = house.issue().pass().id();
    PassHouse.done(passes.revoke(house.console(), id));
    PassHouse.done(passes.revoke(house.console(), id));
    assertThat(house.accounts.events())
        .filteredOn(LedgerEvent.PassRevoked.class::isInstance)
        .hasSize(1);
    assertThat(passes.revoke(house.console(), new PassId(new Id128(1, 2))))
        .isEqualTo(Outcome.refused(Refusal.notFound()));
  }

  @Test
  void expiredPasses_areNotListed() {
    house.issue();
    house.pass(PassSettings.DEFAULT_TTL);
    assertThat(PassHouse.done(passes.list(house.console()))).isEmpty();
  }

  @Test
  void token_isInNoText_butItsOwn() {
    IssuedPass issued = house.issue();
    assertThat(issued.toString()).doesNotContain(issued.token());
    assertThat(house.ring().toString()).doesNotContain(house.signingKey().getD().toString());
  }

  private void refuseEverything(Caller caller, PassId existing) {
    Refusal notFound = Refusal.notFound();
    assertThat(passes.issue(caller, PassRequest.of(PassHouse.RECIPIENT)))
        .isEqualTo(Outcome.refused(notFound));
    assertThat(passes.revoke(caller, existing)).isEqualTo(Outcome.refused(notFound));
    assertThat(passes.list(caller)).isEqualTo(Outcome.refused(notFound));
    assertThat(passes.rotate(caller)).isEqualTo(Outcome.refused(notFound));
    assertThat(house.ledger).isEmpty();
  }

  private Caller by(PassRequest wish) {
    return new Caller(
        house.verify(house.issue(wish).token()).orElseThrow(), Door.HTTPS, Optional.empty());
  }

  private Outcome<IssuedPass> issue(PassRequest wish) {
    return passes.issue(house.console(), wish);
  }

  private static PassRequest lasting(Duration ttl) {
    return new PassRequest(
        PassHouse.RECIPIENT, Optional.empty(), Set.of(Door.HTTPS), Optional.of(ttl));
  }

  private static PassRequest wish(Optional<Set<TransferId>> transfers, Set<Door> doors) {
    return new PassRequest(PassHouse.RECIPIENT, transfers, doors, Optional.empty());
  }

  private static void assertField(String field, Outcome<IssuedPass> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<IssuedPass>) outcome).refusal();
    assertThat(refusal).isInstanceOf(Refusal.Invalid.class);
    assertThat(((Refusal.Invalid) refusal).field()).isEqualTo(field);
  }
}
