package org.ecluse.app.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Ticker;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.Account;
import org.ecluse.policy.transfer.AccountRef;
import org.jspecify.annotations.Nullable;

/**
 * Passkeys by the WebAuthn library: discoverable, so that nobody types a name, with the device's
 * own check of its person, so that they are both factors in one. What sort of device it is, nobody
 * asks.
 */
final class WebAuthn {

  private static final String SCHEME = "https://";
  private static final long PATIENCE_MILLIS = Ceremonies.PATIENCE.toMillis();

  /** What browsers answer who were asked for no attestation. The library knows more forms. */
  private static final Set<String> ATTESTATIONS = Set.of("none", "packed");

  private final Passkeys passkeys;
  private final Site site;
  private @Nullable RelyingParty party;
  private final InstantSource clock;
  private final Ceremonies<AssertionRequest> assertions;
  private final Ceremonies<Registration> registrations;

  private record Registration(AccountRef account, PublicKeyCredentialCreationOptions options) {}

  /**
   * A signature that was checked.
   *
   * @param passkey as it was before
   */
  record Signed(AccountRef account, FactorRecord.Passkey passkey, long signatures) {}

  WebAuthn(
      Site site, Credentials credentials, InstantSource clock, SecureRandom random, Ticker ticker) {
    this.passkeys = new Passkeys(credentials);
    this.clock = clock;
    this.assertions = new Ceremonies<>(random, ticker);
    this.registrations = new Ceremonies<>(random, ticker);
    this.site = site;
  }

  /** Made when it is needed first: the library takes longer to wake than a command lives. */
  private synchronized RelyingParty party() {
    if (party == null) {
      party =
          RelyingParty.builder()
              .identity(RelyingPartyIdentity.builder().id(site.name()).name("Ecluse").build())
              .credentialRepository(passkeys)
              .origins(Set.of(SCHEME + site.name()))
              .allowOriginPort(true)
              .attestationConveyancePreference(AttestationConveyancePreference.NONE)
              .build();
    }
    return party;
  }

  /** Asks whoever is there to sign. */
  Ceremony ask() {
    AssertionRequest request =
        party()
            .startAssertion(
                StartAssertionOptions.builder()
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .timeout(PATIENCE_MILLIS)
                    .build());
    try {
      return new Ceremony(assertions.begin(request), request.toCredentialsGetJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library wrote no JSON", e);
    }
  }

  /** Who signed; every cause of nobody is the same answer. */
  Optional<Signed> check(String ceremony, String answer) {
    return assertions.take(ceremony).flatMap(request -> check(request, answer));
  }

  private Optional<Signed> check(AssertionRequest request, String answer) {
    try {
      var response = PublicKeyCredential.parseAssertionResponseJson(answer);
      if (!isOfTls(response.getResponse())) {
        return Optional.empty();
      }
      AssertionResult result =
          party()
              .finishAssertion(
                  FinishAssertionOptions.builder().request(request).response(response).build());
      return Passkeys.account(result.getCredential().getUserHandle())
          .filter(account -> result.isSuccess() && result.isUserVerified())
          .flatMap(
              account ->
                  passkeys
                      .find(account, result.getCredential().getCredentialId().getBase64Url())
                      .map(known -> new Signed(account, known, result.getSignatureCount())));
    } catch (AssertionFailedException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Where any port will do, the library does not look at the scheme either. */
  private static boolean isOfTls(AuthenticatorResponse response) {
    return response.getClientData().getOrigin().startsWith(SCHEME);
  }

  /** Asks a device to make a key for an account. */
  Ceremony askForNew(Account account) {
    PublicKeyCredentialCreationOptions options =
        party()
            .startRegistration(
                StartRegistrationOptions.builder()
                    .user(
                        UserIdentity.builder()
                            .name(account.ref().toString())
                            .displayName(account.displayName())
                            .id(Passkeys.handle(account.ref()))
                            .build())
                    .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.REQUIRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .timeout(PATIENCE_MILLIS)
                    .build());
    try {
      return new Ceremony(
          registrations.begin(new Registration(account.ref(), options)),
          options.toCredentialsCreateJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library wrote no JSON", e);
    }
  }

  /** The new key, where the device made it as it was asked to, for this account. */
  Optional<FactorRecord.Passkey> checkNew(String ceremony, AccountRef account, String answer) {
    return registrations
        .take(ceremony)
        .filter(registration -> registration.account().equals(account))
        .flatMap(registration -> checkNew(registration, answer));
  }

  private Optional<FactorRecord.Passkey> checkNew(Registration registration, String answer) {
    try {
      var response = PublicKeyCredential.parseRegistrationResponseJson(answer);
      if (!isOfTls(response.getResponse())
          || !ATTESTATIONS.contains(response.getResponse().getAttestation().getFormat())) {
        return Optional.empty();
      }
      RegistrationResult result =
          party()
              .finishRegistration(
                  FinishRegistrationOptions.builder()
                      .request(registration.options())
                      .response(response)
                      .build());
      Instant now = clock.instant();
      return Optional.of(
          new FactorRecord.Passkey(
              result.getKeyId().getId().getBase64Url(),
              result.getPublicKeyCose().getBase64Url(),
              result.getSignatureCount(),
              now,
              Optional.empty()));
    } catch (RegistrationFailedException | IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
