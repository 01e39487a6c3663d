package org.ecluse.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;
import org.ecluse.crypto.internal.Aead;
import org.ecluse.crypto.internal.ChunkCipher;
import org.ecluse.crypto.internal.ChunkLayout;
import org.ecluse.crypto.internal.MessageKey;

/**
 * Seals one part: plaintext in, a sealed message out.
 *
 * <p>A full chunk is never the last one, so it is sealed the moment it is full and nothing is held
 * back. Only {@link #finish} writes the short chunk that ends the message: whatever a crash, an
 * exception or a forgotten call leaves behind has no end and does not open. After an exception the
 * sealer refuses further work, since nobody knows how much arrived.
 *
 * <p>For one writer; calls exclude each other, so that a close from another thread does no harm.
 * The channel stays open and belongs to the caller.
 */
public final class Sealer implements AutoCloseable {

  /** Chunks written to the channel at once. */
  private static final int BATCH_CHUNKS = 16;

  private static final int BUFFER_BYTES =
      ChunkLayout.HEADER_BYTES + BATCH_CHUNKS * ChunkLayout.SEALED_CHUNK_BYTES;

  /** An exception leaves a sealer in {@code WORKING}, from where no call leads on. */
  private enum State {
    OPEN,
    WORKING,
    FINISHED,
    CLOSED
  }

  private final ChunkCipher cipher;
  private final WritableByteChannel out;
  private final byte[] plain = new byte[ChunkLayout.CHUNK_BYTES];
  private final ByteBuffer sealed = ByteBuffer.allocate(BUFFER_BYTES);
  private int plainBytes;
  private long sealedPlainBytes;
  private long chunk;
  private State state = State.OPEN;

  private Sealer(ChunkCipher cipher, WritableByteChannel out) {
    this.cipher = cipher;
    this.out = out;
  }

  /**
   * Starts the sealed message of a part.
   *
   * @param random gives the salt, without which two messages would share their nonces
   * @param out a blocking channel, written to in large pieces
   */
  public static Sealer open(
      FileKey key, PartContext context, SecureRandom random, WritableByteChannel out) {
    byte[] salt = new byte[ChunkLayout.SALT_BYTES];
    random.nextBytes(salt);
    return open(Engine.active(), key, context.encode(), salt, out);
  }

  /** Starts a message with a given salt, which must be fresh: outside tests, a random one. */
  static Sealer open(
      Engine engine, FileKey key, byte[] context, byte[] salt, WritableByteChannel out) {
    try (MessageKey messageKey = key.use(bytes -> MessageKey.derive(bytes, salt, context))) {
      Sealer sealer = new Sealer(messageKey.cipher(engine.aeads()), out);
      sealer.sealed.put(salt).put(messageKey.commitment());
      return sealer;
    }
  }

  /**
   * Seals all of {@code plaintext}.
   *
   * @throws IOException what the channel threw; the message cannot be finished any more
   */
  public synchronized void write(ByteBuffer plaintext) throws IOException {
    begin();
    while (plaintext.hasRemaining()) {
      if (plainBytes == 0 && plaintext.hasArray() && plaintext.remaining() >= plain.length) {
        int offset = plaintext.arrayOffset() + plaintext.position();
        seal(plaintext.array(), offset, plain.length);
        plaintext.position(plaintext.position() + plain.length);
      } else {
        fill(plaintext);
      }
    }
    state = State.OPEN;
  }

  private void fill(ByteBuffer plaintext) throws IOException {
    int length = Math.min(plaintext.remaining(), plain.length - plainBytes);
    plaintext.get(plain, plainBytes, length);
    plainBytes += length;
    if (plainBytes == plain.length) {
      seal(plain, 0, plainBytes);
      plainBytes = 0;
    }
  }

  /**
   * Writes the last chunk, which ends and authenticates the message.
   *
   * @return the size of the plaintext, in bytes
   */
  public synchronized long finish() throws IOException {
    begin();
    seal(plain, 0, plainBytes);
    plainBytes = 0;
    flush();
    state = State.FINISHED;
    return plaintextBytes();
  }

  /** Returns how much plaintext has been taken in, in bytes. */
  public synchronized long plaintextBytes() {
    return sealedPlainBytes + plainBytes;
  }

  private void seal(byte[] in, int offset, int length) throws IOException {
    if (sealed.remaining() < ChunkLayout.SEALED_CHUNK_BYTES) {
      flush();
    }
    cipher.seal(chunk++, in, offset, length, sealed.array(), sealed.position());
    sealed.position(sealed.position() + length + Aead.TAG_BYTES);
    sealedPlainBytes += length;
  }

  private void flush() throws IOException {
    sealed.flip();
    while (sealed.hasRemaining()) {
      out.write(sealed);
    }
    sealed.clear();
  }

  private void begin() {
    if (state != State.OPEN) {
      throw new IllegalStateException("sealer cannot go on: " + state);
    }
    state = State.WORKING;
  }

  /** Forgets key and plaintext. Without a {@link #finish} before, the message stays without end. */
  @Override
  public synchronized void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      Bytes.wipe(plain);
      cipher.close();
    }
  }
}
