package org.ecluse.app.pass.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** Public key files made with ssh-keygen, and files that are none. */
public final class KeyFiles {

  private KeyFiles() {}

  /** The content of a file that must be accepted. */
  public static String good(String name) {
    return read("good/" + name);
  }

  /** The content of a file that must be refused. */
  static String refused(String name) {
    return read("refused/" + name);
  }

  public static Stream<String> goodNames() {
    return names("good");
  }

  static Stream<String> refusedNames() {
    return names("refused");
  }

  /** What {@code ssh-keygen -l} printed for a good file. */
  public static String fingerprint(String name) {
    return Objects.requireNonNull(fingerprints().get(name), name);
  }

  /** The key as the SFTP library hands it to us after reading it from the wire. */
  public static PublicKey javaKey(String name) {
    try {
      PublicKeyEntry entry = PublicKeyEntry.parsePublicKeyEntry(good(name));
      return entry.resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> fingerprints() {
    return read("good/fingerprints.txt")
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .collect(Collectors.toUnmodifiableMap(List::getFirst, List::getLast));
  }

  private static Stream<String> names(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pub"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(KeyFiles.class.getResource("/ssh-keys/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
