package org.ecluse.app.demo;

import java.time.LocalDate;

/**
 * A French social-security number (NIR): 13 digits and a key of two, 97 less the number modulo 97.
 *
 * <p>Numbers made here have a valid key and belong to nobody: no department of metropolitan France
 * has a commune numbered {@link #FIRST_COMMUNE} or above.
 *
 * @param number its 13 digits
 */
record Nir(long number) {

  static final int FIRST_COMMUNE = 910;
  static final int LAST_COMMUNE = 989;

  private static final int MODULUS = 97;

  /**
   * Puts a number together.
   *
   * @param department 1 to 95, without Corsica's 20, whose numbers hold letters
   * @param commune within the department, three digits
   * @param order among the births of that month in that commune, 1 to 999
   */
  static Nir of(boolean woman, LocalDate birth, int department, int commune, int order) {
    long number = woman ? 2 : 1;
    number = number * 100 + birth.getYear() % 100;
    number = number * 100 + birth.getMonthValue();
    number = number * 100 + department;
    number = number * 1000 + commune;
    return new Nir(number * 1000 + order);
  }

  /** The key, 1 to 97. */
  int key() {
    return (int) (MODULUS - number % MODULUS);
  }

  /** All 15 digits, as printed on the card but without its spaces. */
  String text() {
    return number + (key() < 10 ? "0" : "") + key();
  }
}
