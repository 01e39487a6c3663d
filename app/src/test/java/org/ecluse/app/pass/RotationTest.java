package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {

  private static final Duration LONGEST =
      PassSettings.DEFAULT_MAX_TTL.plus(PassSettings.DEFAULT_SKEW);

  private final PassHouse house = new PassHouse();

  @Test
  void freshInstallations_shareNeitherKeyNorName() {
    KeyRing one = house.ring();
    KeyRing other = new PassHouse().ring();
    assertThat(one.issuer()).isNotEqualTo(other.issuer());
    assertThat(one.signing().getKeyID()).isNotEqualTo(other.signing().getKeyID());
  }

  @Test
  void earlierPass_afterRotation_isStillAccepted_andNewOnesToo() {
    String before = house.issue().token();
    rotate();
    String after = house.issue().token();
    assertThat(house.verify(before)).isPresent();
    assertThat(house.verify(after)).isPresent();
    assertThat(after).doesNotStartWith(before.substring(0, before.indexOf('.')));
  }

  @Test
  void rotation_isOnTheLedger_withTheNewKeysId() {
    String keyId = rotate();
    assertThat(house.ledger).containsExactly(new LedgerEvent.PassKeyRotated(keyId));
    assertThat(house.signingKey().getKeyID()).isEqualTo(keyId);
  }

  @Test
  void rotation_destroysTheOldPrivateKey() {
    String privatePart = house.signingKey().getD().toString();
    rotate();
    assertThat(house.keyStore.load().orElseThrow()).doesNotContain(privatePart);
    assertThat(house.ring().retired()).noneMatch(ECKey::isPrivate);
  }

  @Test
  void retiredKey_isPublished_untilTheLongestPassIsOver() throws ParseException {
    String old = house.signingKey().getKeyID();
    String current = rotate();
    house.pass(LONGEST.minusSeconds(1));
    assertThat(publishedIds()).containsExactly(current, old);
    house.pass(Duration.ofSeconds(1));
    assertThat(publishedIds()).containsExactly(current);
  }

  @Test
  void retiredKey_afterTheLongestPass_verifiesNothing() {
    Attack.Target target = Attack.Target.fresh();
    target.house().office.passes().rotate(target.house().console());
    target.house().pass(LONGEST);
    assertThat(target.house().verify(target.token())).isEmpty();
    assertThat(target.house().denials).containsExactly(Denial.UNKNOWN_HEADER);
  }

  @Test
  void nextRotation_forgetsKeysThatNobodyNeeds() {
    rotate();
    house.pass(LONGEST);
    rotate();
    assertThat(house.ring().retired()).hasSize(1);
  }

  @Test
  void publishedKeys_haveNoPrivatePart() throws ParseException {
    rotate();
    JWKSet published = house.published();
    assertThat(published.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
    assertThat(house.office.passes().jwks()).doesNotContain("\"d\"");
  }

  @Test
  void rotationByAnotherProcess_isSeenAfterInvalidate_andByItselfSoon() {
    PassOffice other = house.newOffice();
    house.issue();
    PassHouse.done(other.passes().rotate(house.console()));
    String token =
        PassHouse.done(other.passes().issue(house.console(), PassRequest.of(PassHouse.RECIPIENT)))
            .token();
    assertThat(house.verify(token)).isEmpty();
    house.pass(Duration.ofMillis(200));
    assertThat(house.verify(token)).isPresent();

    PassHouse.done(other.passes().rotate(house.console()));
    house.office.invalidate();
    assertThat(house.issue().token()).startsWith(Forger.encode(new Forger(house).header()));
  }

  @Test
  void twoRotationsAtOnce_loseNoKey() {
    house.ring();
    PassKeyStore overtaken = overtakenBy(house.office);
    PassOffice slow =
        new PassOffice(
            new PassPorts(
                house.accounts, house.sessions, overtaken, house.ledger::add, house.denials::add),
            PassSettings.DEFAULT,
            house::now,
            new SecureRandom());
    Outcome<String> late = slow.passes().rotate(house.console());
    assertThat(late).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<String>) late).refusal()).isInstanceOf(Refusal.Conflict.class);
    assertThat(house.ring().retired()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not JSON",
        "{\"keys\":[]}",
        "{\"keys\":[],\"issuer\":\"00000000000000000000000000000000\"}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}],\"issuer\":\"00000000000000000000000000000000\"}"
      })
  void damagedKeys_areAClearFailure_andAreNotReplaced(String damaged) {
    assertThat(house.keyStore.replace(Optional.empty(), damaged)).isTrue();
    assertThatExceptionOfType(PassKeysException.class)
        .isThrownBy(() -> house.office.passes().jwks())
        .withMessage("the keys that sign passes are damaged");
    assertThat(house.keyStore.load()).contains(damaged);
  }

  @Test
  void keysWithoutPrivateKey_areDamage() {
    KeyRing ring = house.ring();
    String publicOnly = new KeyRing(ring.issuer(), ring.signing().toPublicJWK(), List.of()).text();
    assertThatExceptionOfType(PassKeysException.class).isThrownBy(() -> KeyRing.parse(publicOnly));
  }

  private String rotate() {
    return PassHouse.done(house.office.passes().rotate(house.console()));
  }

  private List<String> publishedIds() throws ParseException {
    return house.published().getKeys().stream().map(JWK::getKeyID).toList();
  }

  /** A view of the store through which another process always rotates first. */
  private PassKeyStore overtakenBy(PassOffice first) {
    return new PassKeyStore() {
      @Override
      public Optional<String> load() {
        return house.keyStore.load();
      }

      @Override
      public boolean replace(Optional<String> expected, String replacement) {
        PassHouse.done(first.passes().rotate(house.console()));
        return house.keyStore.replace(expected, replacement);
      }
    };
  }
}
