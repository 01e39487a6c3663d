package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsTest {

  @TempDir Path temp;

  private final Given given = new Given();
  private Stores stores;
  private Accounts accounts;
  private Account ars;

  @BeforeEach
  void open() {
    stores = Given.stores(temp.resolve("home"));
    accounts = stores.accounts();
    ars = account("ars-idf");
    assertThat(accounts.add(ars, Given.NOW)).isTrue();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private Account account(String id) {
    return new Account(
        given.account(), new AccountId(id), Role.RECIPIENT, "ARS Île-de-France", true);
  }

  private SshKey key(String fingerprint) {
    return new SshKey(ars.ref(), fingerprint, "ssh-ed25519 AAAA", Given.NOW);
  }

  private PassRecord pass(Optional<Set<TransferId>> transfers, Duration ttl) {
    return new PassRecord(
        new PassId(given.id()),
        ars.ref(),
        Set.of(Door.SFTP, Door.HTTPS),
        transfers,
        Given.NOW,
        Given.NOW.plus(ttl),
        Optional.empty());
  }

  private long entries() {
    return ((LedgerCheck.Intact) stores.ledger().verify()).entries();
  }

  @Test
  void account_isFoundByIdAndByReference() {
    assertThat(accounts.find(ars.id())).contains(ars);
    assertThat(accounts.find(ars.ref())).contains(ars);
    assertThat(accounts.find(new AccountId("ars"))).isEmpty();
    assertThat(accounts.find(given.account())).isEmpty();
  }

  @Test
  void takenId_isRefused_andLeavesNoFact() {
    assertThat(accounts.add(account("ars-idf"), Given.NOW)).isFalse();

    assertThat(accounts.all()).containsExactly(ars);
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void accounts_areListedById() {
    Account cpam = account("cpam-75");
    Account aphp = account("aphp");
    accounts.add(cpam, Given.NOW);
    accounts.add(aphp, Given.NOW);

    assertThat(accounts.all()).containsExactly(aphp, ars, cpam);
  }

  @Test
  void disabling_isSaidOnce_andRaisesTheRevision() {
    long before = accounts.revision();

    assertThat(accounts.setEnabled(ars.ref(), false, Given.NOW)).isTrue();
    assertThat(accounts.setEnabled(ars.ref(), false, Given.NOW)).isFalse();

    assertThat(accounts.find(ars.ref()).orElseThrow().enabled()).isFalse();
    assertThat(accounts.revision()).isEqualTo(before + 1);
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void keys_areAddedAndRevokedOnce() {
    long before = accounts.revision();
    assertThat(accounts.addKey(key("SHA256:a"))).isTrue();
    assertThat(accounts.addKey(key("SHA256:a"))).isFalse();
    assertThat(accounts.addKey(key("SHA256:b"))).isTrue();
    assertThat(accounts.keys(ars.ref())).containsExactly(key("SHA256:a"), key("SHA256:b"));
    assertThat(accounts.revision()).isEqualTo(before);

    assertThat(accounts.revokeKey(ars.ref(), "SHA256:a", Given.NOW)).isTrue();
    assertThat(accounts.revokeKey(ars.ref(), "SHA256:a", Given.NOW)).isFalse();

    assertThat(accounts.keys(ars.ref())).containsExactly(key("SHA256:b"));
    assertThat(accounts.revision()).isEqualTo(before + 1);
  }

  @Test
  void passes_comeBackAsTheyWereIssued() {
    PassRecord all = pass(Optional.empty(), Duration.ofHours(1));
    PassRecord one = pass(Optional.of(Set.of(new TransferId(given.id()))), Duration.ofHours(2));
    PassRecord none = pass(Optional.of(Set.of()), Duration.ofHours(3));
    accounts.addPass(all);
    accounts.addPass(one);
    accounts.addPass(none);

    assertThat(accounts.pass(all.id())).contains(all);
    assertThat(accounts.pass(one.id())).contains(one);
    assertThat(accounts.pass(none.id())).contains(none);
    assertThat(accounts.passes(Given.NOW.plus(Duration.ofHours(1)))).containsExactly(none, one);
  }

  @Test
  void pass_isRevokedOnce() {
    PassRecord pass = pass(Optional.empty(), Duration.ofHours(1));
    accounts.addPass(pass);
    long before = accounts.revision();

    assertThat(accounts.revokePass(pass.id(), Given.NOW.plusSeconds(1))).isTrue();
    assertThat(accounts.revokePass(pass.id(), Given.NOW.plusSeconds(2))).isFalse();
    assertThat(accounts.revokePass(new PassId(given.id()), Given.NOW)).isFalse();

    assertThat(accounts.pass(pass.id()).orElseThrow().revokedAt())
        .contains(Given.NOW.plusSeconds(1));
    assertThat(accounts.revision()).isEqualTo(before + 1);
  }

  @Test
  void revision_isSeenByAnotherProcess() {
    try (Stores other = Given.stores(temp.resolve("home"))) {
      long before = other.accounts().revision();
      accounts.setEnabled(ars.ref(), false, Given.NOW);
      assertThat(other.accounts().revision()).isGreaterThan(before);
      assertThat(other.accounts().find(ars.id()).orElseThrow().enabled()).isFalse();
    }
  }
}
