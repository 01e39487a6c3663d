package org.ecluse.app.signin;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;

/**
 * Our passkeys as the WebAuthn library wants to see them. Its user names and user handles are both
 * our references: a device learns no more of an account than it is shown.
 */
final class Passkeys implements CredentialRepository {

  private final Credentials credentials;

  Passkeys(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return AccountRef.parse(username).stream()
        .flatMap(account -> credentials.passkeys(account).stream())
        .map(
            passkey ->
                PublicKeyCredentialDescriptor.builder().id(bytes(passkey.credentialId())).build())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return AccountRef.parse(username).map(Passkeys::handle);
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
    return account(userHandle).map(AccountRef::toString);
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
    return account(userHandle)
        .flatMap(account -> find(account, credentialId.getBase64Url()))
        .map(passkey -> registered(passkey, userHandle));
  }

  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    String id = credentialId.getBase64Url();
    return credentials.ownerOfPasskey(id).stream()
        .flatMap(
            account ->
                find(account, id).map(passkey -> registered(passkey, handle(account))).stream())
        .collect(Collectors.toSet());
  }

  Optional<FactorRecord.Passkey> find(AccountRef account, String credentialId) {
    return credentials.passkeys(account).stream()
        .filter(passkey -> passkey.credentialId().equals(credentialId))
        .findFirst();
  }

  static ByteArray handle(AccountRef account) {
    return new ByteArray(account.value().bytes());
  }

  static Optional<AccountRef> account(ByteArray handle) {
    return handle.size() == Id128.BYTES
        ? Optional.of(new AccountRef(Id128.of(handle.getBytes())))
        : Optional.empty();
  }

  private static RegisteredCredential registered(
      FactorRecord.Passkey passkey, ByteArray userHandle) {
    return RegisteredCredential.builder()
        .credentialId(bytes(passkey.credentialId()))
        .userHandle(userHandle)
        .publicKeyCose(bytes(passkey.publicKey()))
        .signatureCount(passkey.signatures())
        .build();
  }

  /** What was stored was written by this program. */
  private static ByteArray bytes(String base64Url) {
    try {
      return ByteArray.fromBase64Url(base64Url);
    } catch (Base64UrlException e) {
      throw new IllegalStateException("a stored passkey is not base64url", e);
    }
  }
}
