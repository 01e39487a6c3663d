package org.ecluse.app.signin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.crypto.Bytes;
import org.ecluse.policy.transfer.AccountRef;

/**
 * Devices from which somebody signed in. Each keeps a mark, {@code DEVICE.MARK}, that opens
 * nothing: it only says that failures there are the person's own, see {@link Guesses}.
 */
final class Devices {

  private static final int DEVICE_BYTES = 16;
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

  private final Credentials credentials;
  private final SecureRandom random;

  Devices(Credentials credentials, SecureRandom random) {
    this.credentials = credentials;
    this.random = random;
  }

  String newMark(AccountRef account) {
    byte[] bytes = new byte[DEVICE_BYTES];
    random.nextBytes(bytes);
    String device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return device + "." + credentials.deviceMark(account, device);
  }

  /** The device that shows this mark, where the account has signed in from it. */
  Optional<String> known(AccountRef account, String mark) {
    var form = FORM.matcher(mark);
    if (!form.matches()) {
      return Optional.empty();
    }
    String device = form.group(1);
    byte[] expected = ascii(credentials.deviceMark(account, device));
    return Bytes.sameInConstantTime(expected, ascii(form.group(2)))
        ? Optional.of(device)
        : Optional.empty();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
