package org.ecluse.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Short ways to seal and open whole messages in tests. */
final class Messages {

  static final SecureRandom RANDOM = new SecureRandom();

  private Messages() {}

  /** Returns bytes that look random and are the same on every run. */
  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] salt(long seed) {
    return bytes(seed, 24);
  }

  static byte[] seal(Engine engine, FileKey key, byte[] context, byte[] salt, byte[] plaintext)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Sealer sealer = Sealer.open(engine, key, context, salt, Channels.newChannel(out))) {
      sealer.write(ByteBuffer.wrap(plaintext));
      sealer.finish();
    }
    return out.toByteArray();
  }

  static byte[] seal(FileKey key, PartContext context, byte[] plaintext) throws IOException {
    return seal(Engine.active(), key, context.encode(), salt(plaintext.length), plaintext);
  }

  static Opener open(Engine engine, FileKey key, byte[] context, byte[] sealed) throws IOException {
    return Opener.open(engine, key, context, new MemorySource(sealed), new ReadBuffers());
  }

  /** Reads to the end in pieces of {@code pieceBytes}. */
  static byte[] readAll(Opener opener, int pieceBytes) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocate(pieceBytes);
    while (opener.read(all.size(), piece) >= 0) {
      all.write(piece.array(), 0, piece.position());
      piece.clear();
    }
    return all.toByteArray();
  }
}
