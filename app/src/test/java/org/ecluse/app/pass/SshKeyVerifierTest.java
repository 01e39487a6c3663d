package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.pass.ssh.KeyFiles;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SshKeyVerifierTest {

  private static final String FILE = "ed25519.pub";

  private final PassHouse house = new PassHouse();

  @ParameterizedTest
  @MethodSource("org.ecluse.app.pass.ssh.KeyFiles#goodNames")
  void listedKey_opensItsAccount_bySftpOnly(String file) {
    SshKey key = add(PassHouse.RECIPIENT, file);
    assertThat(verify(PassHouse.RECIPIENT, KeyFiles.javaKey(file)))
        .contains(
            new Grant(
                house.account(PassHouse.RECIPIENT).ref(),
                PassHouse.RECIPIENT,
                Role.RECIPIENT,
                new Identity(Identity.Kind.SSH_KEY, key.fingerprint()),
                Set.of(Door.SFTP),
                Optional.empty(),
                PassHouse.START.plus(SshKeyVerifier.SESSION)));
  }

  @Test
  void use_isWrittenDown_whenSomebodyCameIn_andNotWhenAKeyWasOnlyShown() {
    SshKey key = add(PassHouse.RECIPIENT, FILE);
    Grant grant = verify(PassHouse.RECIPIENT, KeyFiles.javaKey(FILE)).orElseThrow();
    assertThat(house.accounts.uses()).isEmpty();
    house.office.sshKeyVerifier().used(grant);
    house.office.sshKeyVerifier().used(grant);
    assertThat(house.accounts.uses()).containsExactly(key.fingerprint() + " at " + PassHouse.START);
  }

  @Test
  void anotherKey_opensNothing() {
    add(PassHouse.RECIPIENT, FILE);
    assertThat(verify(PassHouse.RECIPIENT, KeyFiles.javaKey("ecdsa256.pub"))).isEmpty();
  }

  @Test
  void keyOfAnotherAccount_opensNothing() {
    add(PassHouse.OTHER_RECIPIENT, FILE);
    assertThat(verify(PassHouse.RECIPIENT, KeyFiles.javaKey(FILE))).isEmpty();
    assertThat(verify(new AccountId("nobody"), KeyFiles.javaKey(FILE))).isEmpty();
  }

  @Test
  void revokedKey_opensNothing_atOnce() {
    SshKey key = add(PassHouse.SENDER, FILE);
    PassHouse.done(
        house
            .office
            .accountAdmin()
            .revokeKey(house.console(), PassHouse.SENDER, key.fingerprint()));
    assertThat(verify(PassHouse.SENDER, KeyFiles.javaKey(FILE))).isEmpty();
  }

  @Test
  void keyOfADisabledAccount_opensNothing() {
    add(PassHouse.SENDER, FILE);
    PassHouse.done(house.office.accountAdmin().disable(house.console(), PassHouse.SENDER));
    assertThat(verify(PassHouse.SENDER, KeyFiles.javaKey(FILE))).isEmpty();
  }

  @Test
  void keyOfAnAdmin_opensNothing() {
    add(PassHouse.ADMIN, FILE);
    assertThat(verify(PassHouse.ADMIN, KeyFiles.javaKey(FILE))).isEmpty();
  }

  private SshKey add(AccountId id, String file) {
    return PassHouse.done(
        house.office.accountAdmin().addKey(house.console(), id, KeyFiles.good(file)));
  }

  private Optional<Grant> verify(AccountId user, PublicKey key) {
    return house.office.sshKeyVerifier().verify(user, key);
  }
}
