package org.ecluse.app.pass;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecluse.app.account.PassRecord;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.PassId;

/**
 * The payload of a pass: the one text that belongs to a record. Members stand in a fixed order,
 * {@code jti} first; no value needs escaping, because ids, words and numbers are all it holds.
 */
final class PassClaims {

  private static final String AUDIENCE = "ecluse";
  private static final String BEFORE_ID = "{\"jti\":\"";
  private static final int ID_CHARS = 28;

  private PassClaims() {}

  /** The encoded payload of the pass that this record remembers. */
  static String encode(String issuer, AccountId subject, PassRecord pass) {
    long issuedAt = pass.issuedAt().getEpochSecond();
    StringBuilder text =
        new StringBuilder(BEFORE_ID)
            .append(pass.id())
            .append("\",\"iss\":\"")
            .append(issuer)
            .append("\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"")
            .append(subject)
            .append("\",\"iat\":")
            .append(issuedAt)
            .append(",\"nbf\":")
            .append(issuedAt)
            .append(",\"exp\":")
            .append(pass.expiresAt().getEpochSecond())
            .append(",\"doors\":")
            .append(words(pass.doors().stream().map(Door::word).toList()));
    pass.transfers()
        .map(ids -> words(ids.stream().map(Object::toString).toList()))
        .ifPresent(ids -> text.append(",\"transfers\":").append(ids));
    return Base64URL.encode(text.append('}').toString()).toString();
  }

  /** Which pass an encoded payload says that it is; empty where it is none of ours. */
  static Optional<PassId> id(String payload) {
    String text = new String(new Base64URL(payload).decode(), StandardCharsets.US_ASCII);
    int end = BEFORE_ID.length() + ID_CHARS;
    return text.startsWith(BEFORE_ID) && text.length() > end
        ? PassId.parse(text.substring(BEFORE_ID.length(), end))
        : Optional.empty();
  }

  private static String words(Collection<String> words) {
    return words.stream().sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
