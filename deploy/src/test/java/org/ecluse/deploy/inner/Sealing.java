package org.ecluse.deploy.inner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.SecureRandom;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.Opener;
import org.ecluse.crypto.PartContext;
import org.ecluse.crypto.SealedSource;
import org.ecluse.crypto.Sealer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sealing and opening from memory to memory; what is counted is MiB. */
@State(Scope.Thread)
public class Sealing {

  private static final int MIB = 16;
  private static final int BLOCK_BYTES = 256 << 10;
  private static final long SIZE_BYTES = (long) MIB << 20;

  private final SecureRandom random = new SecureRandom();
  private final FileKey key = FileKey.generate(random);
  private final PartContext context = new PartContext(new byte[16], 0);
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
  private byte[] sealed = {};

  @Setup
  public void sealOnce() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    seal(Channels.newChannel(bytes));
    sealed = bytes.toByteArray();
  }

  @Benchmark
  @OperationsPerInvocation(MIB)
  public long seal() throws IOException {
    return seal(Channels.newChannel(OutputStream.nullOutputStream()));
  }

  private long seal(WritableByteChannel out) throws IOException {
    try (Sealer sealer = Sealer.open(key, context, random, out)) {
      for (long written = 0; written < SIZE_BYTES; written += BLOCK_BYTES) {
        sealer.write(block.clear());
      }
      return sealer.finish();
    }
  }

  @Benchmark
  @OperationsPerInvocation(MIB)
  public long open() throws IOException {
    try (Opener opener = Opener.open(key, context, new InMemory(sealed))) {
      long position = 0;
      while (position < SIZE_BYTES) {
        position += opener.read(position, block.clear());
      }
      return position;
    }
  }

  private static final class InMemory implements SealedSource {

    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public int read(long position, ByteBuffer dst) {
      int length = (int) Math.min(dst.remaining(), bytes.length - position);
      dst.put(bytes, (int) position, length);
      return length;
    }

    @Override
    public void close() {}
  }
}
