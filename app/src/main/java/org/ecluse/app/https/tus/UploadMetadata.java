package org.ecluse.app.https.tus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code Upload-Metadata}: pairs of a key and Base64, of which only the file's name is wanted. */
public final class UploadMetadata {

  private static final String FILE_NAME = "filename";

  private UploadMetadata() {}

  /** The file's name, or empty where there is none or the header cannot be read. */
  static Optional<String> fileName(String header) {
    Optional<String> name = Optional.empty();
    Set<String> seen = new HashSet<>();
    for (String pair : header.split(",", -1)) {
      String[] words = pair.strip().split(" ", -1);
      if (words.length > 2 || words[0].isEmpty() || !seen.add(words[0])) {
        return Optional.empty();
      }
      if (words[0].equals(FILE_NAME)) {
        name = words.length == 2 ? decode(words[1]) : Optional.empty();
      }
    }
    return name;
  }

  /** The header that says a name. */
  public static String of(String fileName) {
    byte[] utf8 = fileName.getBytes(StandardCharsets.UTF_8);
    return FILE_NAME + " " + Base64.getEncoder().encodeToString(utf8);
  }

  private static Optional<String> decode(String base64) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
