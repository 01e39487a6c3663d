package org.ecluse.app.sftp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.ecluse.policy.outcome.Outcome;

/** Reads one message: type, number, and the fields of that type; more than them is tolerated. */
final class RequestReader {

  /** A handle that no client was ever given. */
  static final int NO_HANDLE = -1;

  /** Type, number, length of the handle, handle. */
  private static final int CLOSE_BYTES = 1 + 3 * Integer.BYTES;

  private final ByteBuffer message;

  private RequestReader(ByteBuffer message) {
    this.message = message;
  }

  static Request read(ByteBuffer message) throws BadMessageException {
    try {
      return new RequestReader(message).request();
    } catch (BufferUnderflowException e) {
      throw new BadMessageException("a message ends too early");
    }
  }

  /**
   * The handle that a message closes; empty for every other message. The message is left as it is.
   */
  static OptionalInt closedHandle(ByteBuffer message) {
    ByteBuffer bytes = message.duplicate().rewind();
    boolean closes =
        bytes.remaining() >= CLOSE_BYTES
            && bytes.get() == Wire.CLOSE
            && bytes.position(1 + Integer.BYTES).getInt() == Integer.BYTES;
    return closes ? OptionalInt.of(bytes.getInt()) : OptionalInt.empty();
  }

  private Request request() throws BadMessageException {
    int type = message.get() & 0xff;
    int number = message.getInt();
    return switch (type) {
      case Wire.INIT -> new Request.Init();
      case Wire.OPEN -> new Request.Open(number, path(), new OpenFlags(message.getInt()));
      case Wire.CLOSE -> new Request.Close(number, handle());
      case Wire.READ -> new Request.Read(number, handle(), message.getLong(), readLength());
      case Wire.WRITE -> new Request.Write(number, handle(), message.getLong(), string());
      case Wire.LSTAT, Wire.STAT -> new Request.Stat(number, path());
      case Wire.FSTAT -> new Request.HandleStat(number, handle());
      case Wire.SETSTAT -> new Request.SetStat(number, path());
      case Wire.FSETSTAT -> new Request.SetHandleStat(number, handle());
      case Wire.OPENDIR -> new Request.OpenDirectory(number, path());
      case Wire.READDIR -> new Request.ReadDirectory(number, handle());
      case Wire.REMOVE -> new Request.Remove(number, path());
      case Wire.MKDIR -> new Request.MakeDirectory(number, path());
      case Wire.RMDIR -> new Request.RemoveDirectory(number, path());
      case Wire.REALPATH -> new Request.RealPath(number, path());
      case Wire.RENAME -> new Request.Rename(number, path(), path());
      case Wire.EXTENDED -> extended(number);
      default -> new Request.Unsupported(number);
    };
  }

  /** The allow-list of extensions; what is not on it is not even read. */
  private Request extended(int number) throws BadMessageException {
    String name = StandardCharsets.ISO_8859_1.decode(string()).toString();
    return switch (name) {
      case Wire.LIMITS -> new Request.AskLimits(number);
      case Wire.POSIX_RENAME -> new Request.Rename(number, path(), path());
      case Wire.LSETSTAT -> new Request.SetStat(number, path());
      default -> new Request.Unsupported(number);
    };
  }

  private Outcome<VirtualPath> path() throws BadMessageException {
    return VirtualPath.parse(string());
  }

  private int handle() throws BadMessageException {
    ByteBuffer bytes = string();
    return bytes.remaining() == Integer.BYTES ? bytes.getInt() : NO_HANDLE;
  }

  private int readLength() {
    return (int) Math.min(Integer.toUnsignedLong(message.getInt()), Wire.MAX_DATA_BYTES);
  }

  private ByteBuffer string() throws BadMessageException {
    int length = message.getInt();
    if (length < 0 || length > message.remaining()) {
      throw new BadMessageException("a string is longer than its message");
    }
    ByteBuffer bytes = message.slice(message.position(), length);
    message.position(message.position() + length);
    return bytes;
  }
}
