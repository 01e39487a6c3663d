package org.ecluse.app.https.wire;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A request's path as it came over the line, before anybody decodes it. */
public final class RawPath {

  /** Encoded dot, slash and backslash: nobody needs to encode them in a path of this API. */
  private static final List<String> AMBIGUOUS = List.of("%2e", "%2f", "%5c");

  private static final char DELETE = 0x7f;

  private RawPath() {}

  /**
   * Whether two programs could disagree on what this target names: it is not an absolute path, or
   * has empty or dot segments, path parameters, backslashes, fragments, or encoded forms of these,
   * or spaces and control characters, or, also in its query, an escape that is none.
   */
  static boolean isAmbiguous(String target) {
    String path = withoutQuery(target);
    String lower = path.toLowerCase(Locale.ROOT);
    return !path.startsWith("/")
        || path.contains("//")
        || path.indexOf(';') >= 0
        || path.indexOf('\\') >= 0
        || path.indexOf('#') >= 0
        || path.chars().anyMatch(c -> c <= ' ' || c == DELETE)
        || hasBrokenEscape(target)
        || AMBIGUOUS.stream().anyMatch(lower::contains)
        || segments(path).stream().anyMatch(s -> s.equals(".") || s.equals(".."));
  }

  private static boolean hasBrokenEscape(String target) {
    for (int at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + 1)) {
      if (at + 2 >= target.length()
          || !HexFormat.isHexDigit(target.charAt(at + 1))
          || !HexFormat.isHexDigit(target.charAt(at + 2))) {
        return true;
      }
    }
    return false;
  }

  /** The segments of a target's path, not decoded; the last one is empty after a final slash. */
  public static List<String> segments(String target) {
    return Arrays.asList(withoutQuery(target).substring(1).split("/", -1));
  }

  private static String withoutQuery(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }
}
