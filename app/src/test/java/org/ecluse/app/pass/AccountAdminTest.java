package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.pass.ssh.KeyFiles;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;

class AccountAdminTest {

  private static final AccountId NEW = new AccountId("ars-bretagne");
  private static final String KEY = KeyFiles.good("ed25519.pub");

  private final PassHouse house = new PassHouse();
  private final AccountAdmin admin = house.office.accountAdmin();

  @Test
  void newAccount_hasItsNameAndItsKeys() {
    Account account = PassHouse.done(add(NEW, Optional.of("ARS Bretagne"), List.of(KEY)));
    assertThat(house.accounts.find(NEW)).contains(account);
    assertThat(account.displayName()).isEqualTo("ARS Bretagne");
    assertThat(account.role()).isEqualTo(Role.RECIPIENT);
    assertThat(account.enabled()).isTrue();
    assertThat(PassHouse.done(admin.keys(house.console(), NEW)))
        .singleElement()
        .extracting(SshKey::fingerprint)
        .isEqualTo(KeyFiles.fingerprint("ed25519.pub"));
  }

  @Test
  void newAccountWithoutName_isCalledByItsId() {
    assertThat(PassHouse.done(add(NEW, Optional.empty(), List.of())).displayName())
        .isEqualTo(NEW.value());
  }

  @Test
  void newAccounts_haveReferencesOfTheirOwn() {
    assertThat(PassHouse.done(add(NEW, Optional.empty(), List.of())).ref())
        .isNotEqualTo(
            PassHouse.done(add(new AccountId("ars-corse"), Optional.empty(), List.of())).ref());
  }

  @Test
  void newAccount_withOneBadKey_isNotMade() {
    Outcome<Account> outcome = add(NEW, Optional.empty(), List.of(KEY, "not a key"));
    assertThat(field(outcome)).isEqualTo("ssh_key");
    assertThat(house.accounts.find(NEW)).isEmpty();
  }

  @Test
  void newAccount_withAnUnreadableName_isNotMade() {
    assertThat(field(add(NEW, Optional.of("ARS\u202e"), List.of()))).isEqualTo("name");
    assertThat(house.accounts.find(NEW)).isEmpty();
  }

  @Test
  void takenId_andTheConsolesName_areConflicts() {
    for (AccountId id : List.of(PassHouse.SENDER, ConsoleGrant.NAME)) {
      assertThat(add(id, Optional.empty(), List.of()))
          .isEqualTo(Outcome.refused(new Refusal.Conflict("this id is taken")));
    }
    assertThat(house.account(PassHouse.SENDER).role()).isEqualTo(Role.SENDER);
  }

  @Test
  void keyThatAnyAccountHas_isAConflict_alsoUnderAnotherComment() {
    PassHouse.done(add(NEW, Optional.empty(), List.of(KEY)));
    String renamed = KEY.strip() + " of somebody else\n";
    for (AccountId id : List.of(NEW, PassHouse.RECIPIENT)) {
      assertThat(admin.addKey(house.console(), id, renamed))
          .isEqualTo(Outcome.refused(new Refusal.Conflict("an account already has this key")));
    }
  }

  @Test
  void commentOfAKey_isNotKept() {
    PassHouse.done(add(NEW, Optional.empty(), List.of(KEY)));
    assertThat(KEY).contains("someone@host");
    assertThat(house.accounts.keys(house.account(NEW).ref()).getFirst().openSsh())
        .doesNotContain("someone");
  }

  @Test
  void disabling_twice_isTheSameAnswer_andOneFact() {
    PassHouse.done(admin.disable(house.console(), PassHouse.SENDER));
    PassHouse.done(admin.disable(house.console(), PassHouse.SENDER));
    assertThat(house.accounts.events())
        .filteredOn(LedgerEvent.AccountDisabled.class::isInstance)
        .hasSize(1);
  }

  @Test
  void unknownAccount_andUnknownKey_areNotFound() {
    Outcome<?> notFound = Outcome.refused(Refusal.notFound());
    assertThat(admin.disable(house.console(), NEW)).isEqualTo(notFound);
    assertThat(admin.keys(house.console(), NEW)).isEqualTo(notFound);
    assertThat(admin.addKey(house.console(), NEW, KEY)).isEqualTo(notFound);
    assertThat(admin.revokeKey(house.console(), PassHouse.SENDER, "SHA256:x")).isEqualTo(notFound);
  }

  @Test
  void everybodyElse_mayNothing() {
    Caller sender =
        new Caller(
            house.verify(house.issue(PassRequest.of(PassHouse.SENDER)).token()).orElseThrow(),
            Door.HTTPS,
            Optional.empty());
    Outcome<?> notFound = Outcome.refused(Refusal.notFound());
    assertThat(admin.add(sender, NEW, Role.ADMIN, Optional.empty(), List.of())).isEqualTo(notFound);
    assertThat(admin.disable(sender, PassHouse.RECIPIENT)).isEqualTo(notFound);
    assertThat(admin.enable(sender, PassHouse.RECIPIENT)).isEqualTo(notFound);
    assertThat(admin.addKey(sender, PassHouse.SENDER, KEY)).isEqualTo(notFound);
    assertThat(admin.keys(sender, PassHouse.SENDER)).isEqualTo(notFound);
    assertThat(admin.revokeKey(sender, PassHouse.SENDER, "SHA256:x")).isEqualTo(notFound);
    assertThat(admin.accounts(sender)).isEqualTo(notFound);
    assertThat(house.accounts.find(NEW)).isEmpty();
  }

  private Outcome<Account> add(AccountId id, Optional<String> name, List<String> keys) {
    return admin.add(house.console(), id, Role.RECIPIENT, name, keys);
  }

  private static String field(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Refusal.Invalid) ((Outcome.Refused<?>) outcome).refusal()).field();
  }
}
