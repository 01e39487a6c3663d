package org.ecluse.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.ledger.Cosigner;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.message.MailSettings;
import org.ecluse.app.witness.WitnessSettings;

/** The settings of what goes out by itself. */
final class OutwardReader {

  private OutwardReader() {}

  static OutwardSettings outward(Map<String, Given> values) {
    return new OutwardSettings(
        OutwardKeys.MAIL_HOST.in(values).map(host -> mail(host, values)),
        OutwardKeys.WEBHOOK_URL.in(values).map(address -> webhook(address, values)),
        path(OutwardKeys.SIEM_FILE, values),
        OutwardKeys.SIEM_STDOUT.in(values) == OutwardKeys.Switch.ON,
        OutwardKeys.SYSLOG_HOST
            .in(values)
            .map(
                host ->
                    new OutwardSettings.Receiver(
                        host,
                        OutwardKeys.SYSLOG_PORT.in(values),
                        path(OutwardKeys.SYSLOG_TRUST, values))));
  }

  static WitnessSettings witness(Map<String, Given> values) {
    return new WitnessSettings(
        OutwardKeys.WITNESS_URL
            .in(values)
            .map(
                address ->
                    new WitnessSettings.By(
                        URI.create(address),
                        cosigner(needed(OutwardKeys.WITNESS_KEY, OutwardKeys.WITNESS_URL, values)),
                        path(OutwardKeys.WITNESS_TRUST, values))),
        OutwardKeys.WITNESS_LOGS.in(values).stream()
            .flatMap(key -> NoteKey.parse(key).stream())
            .toList());
  }

  private static Cosigner cosigner(String key) {
    return Cosigner.parse(key)
        .orElseThrow(
            () ->
                new SettingsException(
                    OutwardKeys.WITNESS_KEY.path()
                        + " is not what ecluse ledger key --witness prints."));
  }

  private static MailSettings mail(String host, Map<String, Given> values) {
    return new MailSettings(
        host,
        OutwardKeys.MAIL_PORT.in(values),
        OutwardKeys.MAIL_SECURITY.in(values),
        OutwardKeys.MAIL_USER.in(values),
        path(OutwardKeys.MAIL_PASSWORD, values),
        needed(OutwardKeys.MAIL_FROM, OutwardKeys.MAIL_HOST, values),
        path(OutwardKeys.MAIL_TRUST, values),
        OutwardKeys.MAIL_LANGUAGE.in(values),
        OutwardKeys.MAIL_ADDRESS.in(values).orElse(""),
        OutwardKeys.MAIL_WARNING.in(values),
        OutwardKeys.MAIL_NAMES.in(values) == OutwardKeys.Switch.ON);
  }

  private static OutwardSettings.Hook webhook(String address, Map<String, Given> values) {
    return new OutwardSettings.Hook(
        address,
        Path.of(needed(OutwardKeys.WEBHOOK_SECRET, OutwardKeys.WEBHOOK_URL, values)),
        path(OutwardKeys.WEBHOOK_TRUST, values));
  }

  private static Optional<Path> path(Key<Optional<String>> key, Map<String, Given> values) {
    return key.in(values).map(Path::of);
  }

  private static String needed(
      Key<Optional<String>> key, Key<Optional<String>> by, Map<String, Given> values) {
    return key.in(values)
        .orElseThrow(
            () -> new SettingsException("%s needs %s as well.".formatted(by.path(), key.path())));
  }
}
