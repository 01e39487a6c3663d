package org.ecluse.app.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it: C2SP {@code signed-note}.
 *
 * @param text lines, each ended by a newline, none of them empty
 * @param signatures at least one
 */
public record SignedNote(String text, List<Signature> signatures) {

  private static final String MARK = "\u2014 ";
  private static final String BLANK = "\n\n";

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature.
   *
   * @param name of the key
   * @param base64 four bytes that tell the key from others of its name, then the signature
   */
  public record Signature(String name, String base64) {

    /** As it stands in a note, with its newline. */
    public String line() {
      return MARK + name + ' ' + base64 + '\n';
    }

    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /** Reads the one way in which {@link #toString} writes a note; empty for anything else. */
  public static Optional<SignedNote> parse(String note) {
    int blank = note.indexOf(BLANK);
    if (blank < 1 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    List<Signature> signatures = new ArrayList<>();
    for (String line : note.substring(blank + BLANK.length()).lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || !line.startsWith(MARK) || !isCanonical(words[2])) {
        return Optional.empty();
      }
      signatures.add(new Signature(words[1], words[2]));
    }
    return Optional.of(new SignedNote(note.substring(0, blank + 1), signatures))
        .filter(read -> !read.signatures().isEmpty() && read.toString().equals(note));
  }

  private static boolean isCanonical(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The note with one more signature. */
  public SignedNote with(Signature more) {
    List<Signature> all = new ArrayList<>(signatures);
    all.add(more);
    return new SignedNote(text, all);
  }

  byte[] textBytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The note as it is written into files. */
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }
}
