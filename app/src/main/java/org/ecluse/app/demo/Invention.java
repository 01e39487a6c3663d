package org.ecluse.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Invents one laboratory result after another. The same seed invents the same: nothing here is
 * secret, and nobody is meant.
 */
final class Invention {

  static final String HEADER =
      "nom;prenom;sexe;naissance;nir;telephone;courriel;adresse;code_postal;prelevement;test;resultat;"
          + "laboratoire\n";

  private static final LocalDate OLDEST = LocalDate.of(1925, 1, 1);
  private static final LocalDate YOUNGEST = LocalDate.of(2019, 12, 31);
  private static final LocalDate FIRST_SAMPLE = LocalDate.of(2020, 3, 1);
  private static final int SAMPLE_DAYS = 300;
  private static final int LAST_DEPARTMENT = 95;
  private static final int CORSICA = 20;

  /** Numbers that the regulator keeps for fiction: 06 39 98 and four digits. */
  private static final String FICTITIOUS_PHONE = "063998";

  private final SplittableRandom random;

  Invention(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Appends one line and answers whose number stands in it. */
  Nir appendTo(StringBuilder line) {
    boolean woman = random.nextBoolean();
    String first = one(woman ? Words.WOMEN : Words.MEN);
    String last = one(Words.SURNAMES);
    LocalDate birth = between(OLDEST, YOUNGEST);
    int department = department();
    Nir nir = nir(woman, birth);
    line.append(last).append(';').append(first).append(woman ? ";F;" : ";M;").append(birth);
    line.append(';').append(nir.text()).append(';').append(FICTITIOUS_PHONE);
    digits(line, random.nextInt(10_000), 4);
    line.append(";patient").append(random.nextInt(10_000_000)).append("@example.org;");
    line.append(1 + random.nextInt(199)).append(' ').append(one(Words.STREETS)).append(';');
    digits(line, department * 1000 + random.nextInt(1000), 5);
    line.append(';').append(FIRST_SAMPLE.plusDays(random.nextInt(SAMPLE_DAYS))).append('T');
    digits(line, 7 + random.nextInt(13), 2);
    digits(line.append(':'), random.nextInt(60), 2);
    line.append(';').append(one(Words.TESTS)).append(';').append(one(Words.RESULTS)).append(';');
    line.append(one(Words.LABORATORIES)).append('\n');
    return nir;
  }

  private Nir nir(boolean woman, LocalDate birth) {
    int communes = Nir.LAST_COMMUNE - Nir.FIRST_COMMUNE + 1;
    int commune = Nir.FIRST_COMMUNE + random.nextInt(communes);
    return Nir.of(woman, birth, department(), commune, 1 + random.nextInt(999));
  }

  private int department() {
    int department = 1 + random.nextInt(LAST_DEPARTMENT);
    return department == CORSICA ? department + 1 : department;
  }

  private LocalDate between(LocalDate from, LocalDate to) {
    return LocalDate.ofEpochDay(random.nextLong(from.toEpochDay(), to.toEpochDay() + 1));
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static void digits(StringBuilder to, int number, int width) {
    String text = Integer.toString(number);
    to.repeat('0', width - text.length()).append(text);
  }
}
