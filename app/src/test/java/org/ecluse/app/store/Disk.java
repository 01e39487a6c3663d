package org.ecluse.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody finds who reads the disk. */
final class Disk {

  private Disk() {}

  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  /** The byte strings of one length that occur in some file below a directory. */
  static Set<String> found(Path directory, Collection<byte[]> wanted) throws IOException {
    Set<String> needles = new HashSet<>();
    wanted.forEach(bytes -> needles.add(text(bytes)));
    int length = wanted.iterator().next().length;
    Set<String> found = new HashSet<>();
    for (Path file : files(directory)) {
      String content = text(read(file));
      for (int i = 0; i + length <= content.length(); i++) {
        String part = content.substring(i, i + length);
        if (needles.contains(part)) {
          found.add(part);
        }
      }
    }
    return found;
  }

  /** The files below a directory in which a text occurs, in UTF-8. */
  static List<Path> containing(Path directory, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    String needle = text(text.getBytes(StandardCharsets.UTF_8));
    for (Path file : files(directory)) {
      if (text(read(file)).contains(needle)) {
        found.add(file);
      }
    }
    return found;
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
