package org.ecluse.app.https.body;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes {@code Content-Disposition: attachment} for a name. The plain form holds letters, digits
 * and a few harmless signs, everything else becomes an underscore; the form of RFC 8187 beside it
 * carries the true name, every byte outside its small alphabet encoded. So no name can end the
 * quotes, the parameter or the line.
 */
public final class ContentDisposition {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String PLAIN = " !#$&+-.^_`~()[]{}=@,'";
  private static final String ATTR_CHAR = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  public static String attachment(String name) {
    StringBuilder value = new StringBuilder("attachment; filename=\"");
    name.codePoints().forEach(c -> value.append(isPlain(c) ? (char) c : '_'));
    value.append("\"; filename*=UTF-8''");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isAttrChar(b)) {
        value.append((char) b);
      } else {
        value.append('%').append(HEX.toHexDigits(b));
      }
    }
    return value.toString();
  }

  private static boolean isPlain(int c) {
    return isLetterOrDigit(c) || (c < 0x7f && PLAIN.indexOf(c) >= 0);
  }

  private static boolean isAttrChar(byte b) {
    return isLetterOrDigit(b) || (b > 0 && ATTR_CHAR.indexOf(b) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
