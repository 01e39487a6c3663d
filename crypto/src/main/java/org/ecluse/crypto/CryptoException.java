package org.ecluse.crypto;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Sealed bytes, or a wrapped key, that are not what they should be.
 *
 * <p>An {@link IOException}, so that it passes through channels. Each way to fail is a type of its
 * own; the messages carry positions and versions, never keys, plaintext or names.
 */
public abstract sealed class CryptoException extends IOException {

  private static final long serialVersionUID = 1L;

  private CryptoException(String message) {
    super(message);
  }

  /** The message was not sealed under this key, salt and context: another file, part or key. */
  public static final class CommitmentMismatch extends CryptoException {
    private static final long serialVersionUID = 1L;

    CommitmentMismatch() {
      super("the commitment is not that of this key and context");
    }
  }

  /** A chunk is not the one that was sealed at its place. */
  public static final class TamperedChunk extends CryptoException {
    private static final long serialVersionUID = 1L;

    TamperedChunk(long chunk) {
      super("chunk " + chunk + " is not what was sealed");
    }
  }

  /** The message stops before its end: no complete message has this size, or the source ran dry. */
  public static final class Truncated extends CryptoException {
    private static final long serialVersionUID = 1L;

    Truncated(long sealedBytes) {
      super("the sealed message is cut: " + sealedBytes + " bytes");
    }
  }

  /** A part of a file holds another number of bytes than the file's list of parts says. */
  public static final class WrongPartSize extends CryptoException {
    private static final long serialVersionUID = 1L;

    WrongPartSize(int part, long expectedBytes, long actualBytes) {
      super("part " + part + " has " + actualBytes + " bytes, expected " + expectedBytes);
    }
  }

  /** A wrapped key or sealed field carries a format version that this code does not know. */
  public static final class UnknownVersion extends CryptoException {
    private static final long serialVersionUID = 1L;

    UnknownVersion(String format, int version) {
      super("unknown version of " + format + ": " + version);
    }
  }

  /** A suite has a name that this code does not know. */
  public static final class UnknownSuite extends CryptoException {
    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Names the suite where that is a plain name; anything else might do mischief in a log. */
    UnknownSuite(String label) {
      super("unknown suite: " + (PLAIN.matcher(label).matches() ? label : "not even a name"));
    }
  }

  /** A wrapped key does not belong to this wrapping key and binding. */
  public static final class WrapRejected extends CryptoException {
    private static final long serialVersionUID = 1L;

    WrapRejected(String why) {
      super("the wrapped key was rejected: " + why);
    }
  }

  /** A sealed field does not belong to this records key and context. */
  public static final class FieldRejected extends CryptoException {
    private static final long serialVersionUID = 1L;

    FieldRejected() {
      super("the sealed field was rejected");
    }
  }
}
