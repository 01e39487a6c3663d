package org.ecluse.app.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a stream, which is computed on another thread while more of it arrives and is
 * sealed: hashing takes as long as both together. For one thread at a time.
 *
 * <p>What is given is copied, so the giver may use its buffer again. A stream of less than {@link
 * #STEP_BYTES} costs neither a copy nor a thread.
 */
final class StreamHash {

  /** What is hashed at a time, and copied for that. */
  static final int STEP_BYTES = 256 << 10;

  private static final Executor THREADS = step -> Thread.ofVirtual().name("sha256").start(step);

  private final MessageDigest sha256;
  private long taken;
  private @Nullable ByteBuffer filling;
  private @Nullable ByteBuffer hashing;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  private StreamHash(MessageDigest sha256, long taken) {
    this.sha256 = sha256;
    this.taken = taken;
  }

  static StreamHash begin() {
    try {
      return new StreamHash(MessageDigest.getInstance("SHA-256"), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One that goes on from here by itself. */
  StreamHash copy() {
    settle();
    try {
      return new StreamHash((MessageDigest) sha256.clone(), taken);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java can copy a SHA-256", e);
    }
  }

  /** Takes all remaining bytes in. */
  void take(ByteBuffer bytes) {
    int count = bytes.remaining();
    if (taken + count < STEP_BYTES) {
      sha256.update(bytes);
    } else {
      while (bytes.hasRemaining()) {
        takeStep(bytes);
      }
    }
    taken += count;
  }

  private void takeStep(ByteBuffer bytes) {
    ByteBuffer step = filling == null ? ByteBuffer.allocate(STEP_BYTES) : filling;
    int count = Math.min(step.remaining(), bytes.remaining());
    step.put(bytes.slice(bytes.position(), count));
    bytes.position(bytes.position() + count);
    filling = step;
    if (!step.hasRemaining()) {
      running.join();
      ByteBuffer full = step.flip();
      filling = hashing == null ? null : hashing.clear();
      hashing = full;
      running = CompletableFuture.runAsync(() -> sha256.update(full), THREADS);
    }
  }

  /** Lower-case hex; nothing more can be taken in. */
  String hex() {
    settle();
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void settle() {
    running.join();
    if (filling != null) {
      sha256.update(filling.flip());
      filling.clear();
    }
  }
}
