package org.ecluse.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file on its way to the service, hashed as it is read: what is compared afterwards is what was
 * sent, not what the file held at some other time.
 */
final class HashingUpload {

  private final Path file;
  private final long sizeBytes;
  private final Progress.Step step;
  private final MessageDigest digest = Hashes.sha256();
  private long done;

  HashingUpload(Path file, long sizeBytes, Progress.Step step) {
    this.file = file;
    this.sizeBytes = sizeBytes;
    this.step = step;
  }

  /** Announces the size, so that a file that shrinks or grows on the way is an error. */
  BodyPublisher body() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), sizeBytes);
  }

  /** The hash of what was read so far; asked for once, when all is sent. */
  String sha256() {
    return Hashes.hex(digest);
  }

  private InputStream open() {
    digest.reset();
    done = 0;
    try {
      return new Watched(Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Watched extends InputStream {

    private final InputStream in;

    Watched(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = in.read(into, offset, length);
      if (count > 0) {
        digest.update(into, offset, count);
        done += count;
        step.at(done);
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
