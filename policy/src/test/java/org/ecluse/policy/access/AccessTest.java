package org.ecluse.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final AccountRef OWNER = new AccountRef(new Id128(1, 1));
  private static final AccountRef STRANGER = new AccountRef(new Id128(9, 9));
  private static final TransferId TRANSFER = new TransferId(new Id128(2, 2));

  /** The whole table of what a role may do to its own; everything else is not found. */
  private static final Map<Role, Set<Action>> OWN =
      Map.of(
          Role.ADMIN, EnumSet.of(Action.LOOK, Action.REVOKE, Action.REISSUE),
          Role.SENDER, EnumSet.of(Action.LOOK, Action.SEND, Action.REVOKE, Action.REISSUE),
          Role.RECIPIENT, EnumSet.of(Action.LOOK, Action.READ, Action.ACKNOWLEDGE));

  @ParameterizedTest
  @EnumSource(Role.class)
  void eachRole_mayDoExactlyWhatTheTableSays(Role role) {
    for (Action action : Action.values()) {
      Outcome<Allowed> answer =
          Access.decide(grant(role, OWNER), Door.HTTPS, action, ownedBy(role, OWNER), NOON);

      assertThat(answer)
          .as("%s %s", role, action)
          .isEqualTo(
              OWN.getOrDefault(role, Set.of()).contains(action)
                  ? Allowed.yes()
                  : Outcome.refused(Refusal.notFound()));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SENDER", "RECIPIENT"})
  void whatBelongsToOthers_isNotFound(Role role) {
    for (Action action : Action.values()) {
      assertThat(
              Access.decide(grant(role, STRANGER), Door.HTTPS, action, ownedBy(role, OWNER), NOON))
          .isEqualTo(Outcome.refused(Refusal.notFound()));
    }
  }

  @Test
  void aGrantForOneTransfer_doesNotReachAnother() {
    TransferId other = new TransferId(new Id128(3, 3));
    Grant narrow =
        new Grant(
            OWNER,
            new AccountId("x"),
            Role.RECIPIENT,
            new Identity(Identity.Kind.PASS, "p"),
            Set.of(Door.HTTPS),
            Optional.of(Set.of(other)),
            NOON.plusSeconds(60));

    assertThat(Access.decide(narrow, Door.HTTPS, Action.READ, ownedBy(Role.RECIPIENT, OWNER), NOON))
        .isEqualTo(Outcome.refused(Refusal.notFound()));
  }

  @Test
  void anotherDoorOrALaterTime_isUnauthenticated() {
    Grant grant = grant(Role.RECIPIENT, OWNER);
    Subject own = ownedBy(Role.RECIPIENT, OWNER);
    Outcome<Allowed> refused = Outcome.refused(new Refusal.Unauthenticated());

    assertThat(Access.decide(grant, Door.SFTP, Action.READ, own, NOON)).isEqualTo(refused);
    assertThat(Access.decide(grant, Door.HTTPS, Action.READ, own, grant.until()))
        .isEqualTo(refused);
    assertThat(Access.decide(grant, Door.SFTP, Role.RECIPIENT, NOON)).isEqualTo(refused);
  }

  @Test
  void aListOfAnotherRole_isNotFound() {
    assertThat(Access.decide(grant(Role.SENDER, OWNER), Door.HTTPS, Role.ADMIN, NOON))
        .isEqualTo(Outcome.refused(Refusal.notFound()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ars-idf", "cpam.75", "lab_1", "0"})
  void accountIds(String id) {
    assertThat(AccountId.parse(id)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "-a", "a-", "a..b", "a/b", "a b", "é", "t-aaaqeayeaudaocajbifqydiob4"})
  void notAccountIds(String id) {
    assertThat(AccountId.parse(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"https,HTTPS", "sftp,SFTP"})
  void doors_areReadByTheirWord(String word, Door door) {
    assertThat(Door.parse(word)).contains(door);
    assertThat(Door.parse(word + "x")).isEmpty();
  }

  private static Subject ownedBy(Role role, AccountRef owner) {
    return role == Role.RECIPIENT
        ? new Subject(TRANSFER, new AccountRef(new Id128(7, 7)), Set.of(owner))
        : new Subject(TRANSFER, owner, Set.of(new AccountRef(new Id128(8, 8))));
  }

  private static Grant grant(Role role, AccountRef account) {
    return new Grant(
        account,
        new AccountId("x"),
        role,
        new Identity(Identity.Kind.PASS, "p"),
        Set.of(Door.HTTPS),
        Optional.empty(),
        NOON.plusSeconds(60));
  }
}
