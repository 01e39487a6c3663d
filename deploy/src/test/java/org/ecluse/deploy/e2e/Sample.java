package org.ecluse.deploy.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A file to send: noise that does not compress, with {@link #MARKER} on every line.
 *
 * @param sha256 lower-case hex
 */
public record Sample(Path file, long sizeBytes, String sha256) {

  /** Stands in every line, and must stand nowhere on the service's disk. */
  static final String MARKER = "MARKER-284037512345678";

  private static final int NOISE_BYTES = 1_000;

  /** Writes a file of about that size. */
  public static Sample write(Path file, long sizeBytes) {
    try (OutputStream out = Files.newOutputStream(file)) {
      SplittableRandom random = new SplittableRandom(sizeBytes);
      byte[] noise = new byte[NOISE_BYTES];
      byte[] marker = ("\n" + MARKER + "\n").getBytes(StandardCharsets.UTF_8);
      for (long written = 0; written < sizeBytes; written += noise.length + marker.length) {
        random.nextBytes(noise);
        out.write(noise);
        out.write(marker);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new Sample(file, file.toFile().length(), sha256(file));
  }

  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** The hash of any file, lower-case hex. */
  public static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 18];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
