package org.ecluse.app.config;

/** Makes what somebody wrote fit to stand in a message on a terminal. */
final class Quoted {

  private static final int MAX_CHARS = 60;

  private Quoted() {}

  static String shortened(String text) {
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]", "?");
    return plain.length() <= MAX_CHARS ? plain : plain.substring(0, MAX_CHARS) + "…";
  }
}
