package org.ecluse.app.message;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How messages are sent.
 *
 * @param host the mail server, the only one that is ever called
 * @param user where it wants to know who sends
 * @param passwordFile the first line of it is the password
 * @param from the sender's address
 * @param trust certificates to believe; the Java installation's where empty
 * @param address where people find the service; empty for none
 * @param warning how long before a delivery expires its sender is told that nobody has it
 * @param names whether messages to senders and recipients hold names of files and persons
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Path> passwordFile,
    String from,
    Optional<Path> trust,
    Language language,
    String address,
    Duration warning,
    boolean names) {

  /** How the line to the mail server is protected. */
  public enum Security {
    /** Begun in clear, and refused where the server then offers no TLS. */
    STARTTLS,
    TLS,
    /** Not at all: for a server on the same machine. */
    NONE
  }
}
