package org.ecluse.app.client;

import java.util.regex.Pattern;

/**
 * Turns names that a server sent into names of local files: never a path, never hidden, never
 * something that a shell, a terminal or Windows gives a meaning of its own.
 */
final class LocalName {

  /** Most file systems end at 255 bytes; three per character leaves room for a number. */
  private static final int LONGEST = 80;

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{3,64}");
  private static final Pattern UNSAFE =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  private LocalName() {}

  /** A name that stays in its directory, as near to the sender's as that allows. */
  static String of(String name) {
    String clean = UNSAFE.matcher(name).replaceAll("_").strip();
    String visible = clean.startsWith(".") ? "_" + clean.substring(1) : clean;
    String cut = cut(visible);
    return cut.isEmpty() ? "_" : cut;
  }

  /** Keeps the ending, which says what the file is. */
  private static String cut(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST) {
      return name;
    }
    String ending = ending(name);
    return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
  }

  /** {@code export.csv}, then {@code export (2).csv}: the same name, numbered. */
  static String numbered(String name, int number) {
    if (number == 1) {
      return name;
    }
    String ending = ending(name);
    String stem = name.substring(0, name.length() - ending.length());
    return stem + " (" + number + ")" + ending;
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
  }

  /** Checks that an id from a server is one, as it becomes the name of a partial file. */
  static String id(String id) throws ClientException {
    if (!ID.matcher(id).matches()) {
      throw new ClientException("The service sent an id that is none.");
    }
    return id;
  }
}
