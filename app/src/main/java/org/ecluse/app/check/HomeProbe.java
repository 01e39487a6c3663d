package org.ecluse.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether only the service's user can reach into the home. */
final class HomeProbe {

  private static final int DEPTH = 3;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private HomeProbe() {}

  static List<Diagnosis> look(Path home) throws IOException {
    List<Path> open;
    try (Stream<Path> all = Files.walk(home, DEPTH)) {
      open = all.filter(HomeProbe::isOpen).limit(5).toList();
    }
    return open.isEmpty()
        ? List.of(Diagnosis.ok("home", home + " is private"))
        : open.stream()
            .map(path -> Diagnosis.fail("home", path + " can be reached by other users"))
            .toList();
  }

  private static boolean isOpen(Path path) {
    try {
      return !Files.isSymbolicLink(path)
          && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (IOException _) {
      return false; // it went away while we looked
    }
  }
}
