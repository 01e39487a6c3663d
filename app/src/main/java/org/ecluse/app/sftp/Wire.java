package org.ecluse.app.sftp;

/** The numbers of SFTP version 3, as draft-ietf-secsh-filexfer-02 has them. */
final class Wire {

  static final int VERSION = 3;

  // Requests.
  static final int INIT = 1;
  static final int OPEN = 3;
  static final int CLOSE = 4;
  static final int READ = 5;
  static final int WRITE = 6;
  static final int LSTAT = 7;
  static final int FSTAT = 8;
  static final int SETSTAT = 9;
  static final int FSETSTAT = 10;
  static final int OPENDIR = 11;
  static final int READDIR = 12;
  static final int REMOVE = 13;
  static final int MKDIR = 14;
  static final int RMDIR = 15;
  static final int REALPATH = 16;
  static final int STAT = 17;
  static final int RENAME = 18;
  static final int EXTENDED = 200;

  // Replies.
  static final int VERSION_REPLY = 2;
  static final int STATUS_REPLY = 101;
  static final int HANDLE_REPLY = 102;
  static final int DATA_REPLY = 103;
  static final int NAME_REPLY = 104;
  static final int ATTRS_REPLY = 105;
  static final int EXTENDED_REPLY = 201;

  // Status codes.
  static final int OK = 0;
  static final int EOF = 1;
  static final int NO_SUCH_FILE = 2;
  static final int PERMISSION_DENIED = 3;
  static final int FAILURE = 4;
  static final int OP_UNSUPPORTED = 8;

  // What an attribute block holds.
  static final int ATTR_SIZE = 0x1;
  static final int ATTR_OWNER = 0x2;
  static final int ATTR_PERMISSIONS = 0x4;
  static final int ATTR_TIMES = 0x8;
  static final int ATTR_EXTENDED = 0x8000_0000;

  // Extensions that are answered; none of them reads, hashes or copies content.
  static final String LIMITS = "limits@openssh.com";
  static final String POSIX_RENAME = "posix-rename@openssh.com";
  static final String LSETSTAT = "lsetstat@openssh.com";

  /** Bytes of the length that stands before every message. */
  static final int LENGTH_BYTES = Integer.BYTES;

  /** The largest payload of one READ or WRITE. */
  static final int MAX_DATA_BYTES = 255 * 1024;

  /** The largest message that is accepted: a payload and the room for what surrounds it. */
  static final int MAX_MESSAGE_BYTES = 256 * 1024;

  private Wire() {}
}
