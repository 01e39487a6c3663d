package org.ecluse.crypto.internal;

/** Concatenation of byte strings. */
public final class Concat {

  private Concat() {}

  /** Returns the parts, one after the other, nothing between them. */
  public static byte[] of(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] all = new byte[length];
    int offset = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, offset, part.length);
      offset += part.length;
    }
    return all;
  }
}
