package org.ecluse.app.config;

import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.app.message.MailSettings;

/**
 * What goes out by itself; each part empty where nothing is to.
 *
 * @param factFile a file that gets a line for each fact
 * @param factsToStdout whether standard output does
 */
public record OutwardSettings(
    Optional<MailSettings> mail,
    Optional<Hook> webhook,
    Optional<Path> factFile,
    boolean factsToStdout,
    Optional<Receiver> syslog) {

  /**
   * An address that each fact is posted to.
   *
   * @param secretFile the first line of it signs
   * @param trust certificates to believe; the Java installation's where empty
   */
  public record Hook(String address, Path secretFile, Optional<Path> trust) {}

  /** A receiver of syslog over TLS. */
  public record Receiver(String host, int port, Optional<Path> trust) {}
}
