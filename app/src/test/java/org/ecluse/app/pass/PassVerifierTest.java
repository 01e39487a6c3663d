package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ecluse.app.account.PassRecord;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

class PassVerifierTest {

  private static final Duration SKEW = PassSettings.DEFAULT_SKEW;
  private static final Duration TTL = PassSettings.DEFAULT_TTL;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final PassHouse house = new PassHouse();

  @Test
  void honestPass_grantsWhatItsRecordSays() {
    IssuedPass issued = house.issue();
    assertThat(house.verify(issued.token()))
        .contains(
            new Grant(
                house.account(PassHouse.RECIPIENT).ref(),
                PassHouse.RECIPIENT,
                Role.RECIPIENT,
                new Identity(Identity.Kind.PASS, issued.pass().id().toString()),
                Set.of(Door.HTTPS),
                Optional.of(Set.of(PassHouse.TRANSFER)),
                PassHouse.START.plus(TTL).plus(SKEW)));
    assertThat(house.denials).isEmpty();
  }

  @Test
  void passWithoutLimits_opensEveryDoor_andReachesEverything() {
    String token = house.issue(PassRequest.of(PassHouse.SENDER)).token();
    for (Door door : Door.values()) {
      Grant grant = house.office.passVerifier().verify(token, door).orElseThrow();
      assertThat(grant.doors()).isEqualTo(EnumSet.allOf(Door.class));
      assertThat(grant.transfers()).isEmpty();
      assertThat(grant.role()).isEqualTo(Role.SENDER);
    }
  }

  @Test
  void passForMostTransfers_fitsTheLongestToken() {
    Set<TransferId> most =
        LongStream.range(0, PassRequest.MAX_TRANSFERS)
            .mapToObj(number -> new TransferId(new Id128(number, number)))
            .collect(Collectors.toUnmodifiableSet());
    String token =
        house
            .issue(
                new PassRequest(
                    PassHouse.RECIPIENT,
                    Optional.of(most),
                    EnumSet.allOf(Door.class),
                    Optional.empty()))
            .token();
    assertThat(house.verify(token).orElseThrow().transfers()).contains(most);
  }

  @Test
  void use_isWrittenDown_aboutOnceAMinute_andARefusalIsNone() {
    IssuedPass pass = house.issue();
    String id = pass.pass().id().toString();
    for (int i = 0; i < 3; i++) {
      house.verify(pass.token());
    }
    house.pass(LastUse.GRAIN);
    house.verify(pass.token());
    house.office.passVerifier().verify(pass.token(), Door.SFTP);
    assertThat(house.accounts.uses())
        .containsExactly(
            id + " at " + PassHouse.START, id + " at " + PassHouse.START.plus(LastUse.GRAIN));
  }

  @Test
  void otherDoor_isRefused() {
    String token = house.issue().token();
    assertThat(house.office.passVerifier().verify(token, Door.SFTP)).isEmpty();
    assertThat(house.denials).containsExactly(Denial.OTHER_DOOR);
  }

  @Test
  void pass_untilExpiryAndSkew_isAccepted_andAtThatInstantRefused() {
    String token = house.issue().token();
    house.pass(TTL.plus(SKEW).minusMillis(1));
    assertThat(house.verify(token)).isPresent();
    house.pass(Duration.ofMillis(1));
    assertThat(house.verify(token)).isEmpty();
    assertThat(house.denials).containsExactly(Denial.EXPIRED);
  }

  @Test
  void pass_fromTheFuture_isAcceptedWithinTheSkewOnly() {
    String token = house.issue().token();
    house.pass(SKEW.negated());
    assertThat(house.verify(token)).isPresent();
    house.pass(SECOND.negated());
    assertThat(house.verify(token)).isEmpty();
    assertThat(house.denials).containsExactly(Denial.NOT_YET_VALID);
  }

  @Test
  void recordMadeLonger_makesItsTokenUseless() {
    IssuedPass issued = house.issue();
    house.accounts.tamper(lasting(issued.pass(), issued.pass().expiresAt().plus(TTL)));
    assertThat(house.verify(issued.token())).isEmpty();
    assertThat(house.denials).containsExactly(Denial.DIFFERS_FROM_RECORD);
  }

  @Test
  void recordAndSignedToken_longerThanAllowed_areRefused() {
    IssuedPass issued = house.issue();
    Instant beyond = issued.pass().issuedAt().plus(PassSettings.DEFAULT_MAX_TTL).plus(SECOND);
    PassRecord record = lasting(issued.pass(), beyond);
    house.accounts.tamper(record);
    Forger forger = new Forger(house);
    assertThat(house.verify(forger.signed(forger.header(), forger.payload(record)))).isEmpty();
    assertThat(house.denials).containsExactly(Denial.LIVES_TOO_LONG);
  }

  @Test
  void recordOfAnotherInstallation_withItsToken_isRefused() {
    PassHouse other = new PassHouse();
    IssuedPass foreign = other.issue();
    house.accounts.addPass(foreign.pass());
    assertThat(house.verify(foreign.token())).isEmpty();
    assertThat(house.denials).containsExactly(Denial.UNKNOWN_HEADER);
  }

  @Test
  void unknownPass_isLookedForAgain_soThatANewOneWorksAtOnce() {
    IssuedPass lost = house.issue();
    PassRecord other = new PassHouse().issue().pass();
    PassRecord later =
        new PassRecord(
            new PassId(new Id128(3, 3)),
            lost.pass().account(),
            other.doors(),
            other.transfers(),
            other.issuedAt(),
            other.expiresAt(),
            Optional.empty());
    Forger forger = new Forger(house);
    String token = forger.signed(forger.header(), forger.payload(later));
    assertThat(house.verify(token)).isEmpty();
    house.accounts.addPass(later);
    assertThat(house.verify(token)).isPresent();
  }

  @Test
  void records_areReadOnce_forManyRequestsOfOneMoment() {
    String token = house.issue().token();
    int before = house.accounts.passReads();
    for (int request = 0; request < 100; request++) {
      assertThat(house.verify(token)).isPresent();
    }
    assertThat(house.accounts.passReads()).isEqualTo(before + 1);
  }

  @Test
  void keySetAddressInAToken_isNeverFetched() throws IOException {
    try (ServerSocket bait = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Forger forger = new Forger(house);
      String address = "http://127.0.0.1:" + bait.getLocalPort() + "/jwks.json";
      for (String member : Set.of("jku", "x5u", "iss")) {
        String header = forger.headerWith("\"" + member + "\":\"" + address + "\"");
        assertThat(house.verify(forger.signed(header, forger.payload(house.issue().pass()))))
            .isEmpty();
      }
      bait.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(bait::accept);
    }
  }

  private static PassRecord lasting(PassRecord pass, Instant expiresAt) {
    return new PassRecord(
        pass.id(),
        pass.account(),
        pass.doors(),
        pass.transfers(),
        pass.issuedAt(),
        expiresAt,
        pass.revokedAt());
  }
}
