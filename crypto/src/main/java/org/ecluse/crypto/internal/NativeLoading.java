package org.ecluse.crypto.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether Bouncy Castle can load its native library here, found out before it tries.
 *
 * <p>It unpacks the library below {@code java.io.tmpdir}. Where that is mounted {@code noexec}, as
 * hardened machines do with {@code /tmp}, loading fails inside a static initialiser, and from then
 * on no class of Bouncy Castle works in this process, the ones in plain Java included. So the
 * answer must be known first, and native code be switched off where it is no.
 */
public final class NativeLoading {

  /** Bouncy Castle's property that chooses its native variant. */
  private static final String VARIANT = "org.bouncycastle.native.cpu_variant";

  /** The variant without native code. */
  private static final String PLAIN_JAVA = "java";

  private NativeLoading() {}

  /**
   * Switches native code off where loading it would fail. Must come before any Bouncy Castle class.
   */
  public static void prepare() {
    if (System.getProperty(VARIANT) == null && !allowsExecution(temporaryDirectory())) {
      System.setProperty(VARIANT, PLAIN_JAVA);
    }
  }

  /** Returns why native code is off although nobody asked for it, or an empty text. */
  public static String obstacle() {
    Path directory = temporaryDirectory();
    return allowsExecution(directory) ? "" : directory + " does not allow execution";
  }

  private static Path temporaryDirectory() {
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
  }

  /** Tries it out with an empty file: the kernel denies execution on {@code noexec} mounts. */
  static boolean allowsExecution(Path directory) {
    try {
      Path probe = Files.createTempFile(directory, "ecluse", ".probe");
      try {
        return probe.toFile().setExecutable(true) && Files.isExecutable(probe);
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      return false;
    }
  }
}
