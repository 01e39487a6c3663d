package org.ecluse.app.sftp;

/** How a client wants to open a file: the {@code pflags} of SSH_FXP_OPEN. */
record OpenFlags(int bits) {

  private static final int READ = 0x01;
  private static final int WRITE = 0x02;
  private static final int APPEND = 0x04;
  private static final int CREATE = 0x08;
  private static final int TRUNCATE = 0x10;
  private static final int EXCLUSIVE = 0x20;

  boolean reads() {
    return has(READ);
  }

  /** Whether anything would change: writing, but also creating or cutting short alone. */
  boolean changes() {
    return has(WRITE) || has(APPEND) || has(CREATE) || has(TRUNCATE);
  }

  boolean writes() {
    return has(WRITE) || has(APPEND);
  }

  boolean creates() {
    return has(CREATE);
  }

  /** Whether writes go to the end of what is there; else each says where it goes. */
  boolean appends() {
    return has(APPEND);
  }

  boolean truncates() {
    return has(TRUNCATE);
  }

  /** Whether a file is written from its first byte whatever has its name. */
  boolean beginsAnew() {
    return writes() && creates() && !isExclusive() && (truncates() || !appends());
  }

  boolean isExclusive() {
    return has(EXCLUSIVE);
  }

  private boolean has(int flag) {
    return (bits & flag) != 0;
  }
}
