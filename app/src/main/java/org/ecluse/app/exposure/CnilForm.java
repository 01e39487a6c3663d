package org.ecluse.app.exposure;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An exposure as a French text, laid out like the form by which a breach is notified to the CNIL.
 */
public final class CnilForm {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH'h'mm", Locale.FRENCH)
          .withZone(ZoneId.of("Europe/Paris"));

  /** What stands above the form. */
  public static final String TITLE =
      "NOTIFICATION D'UNE VIOLATION DE DONNÉES À CARACTÈRE PERSONNEL";

  /** What it was made of. */
  public static final String SOURCE =
      "(établie par Écluse à partir du seul registre ; heures de Paris)";

  private CnilForm() {}

  /**
   * One part of the form.
   *
   * @param lines some end with what is to be filled in
   */
  public record Section(String heading, List<String> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /** The text; what only people know is left to be filled in. */
  public static String of(Exposure exposure) {
    StringBuilder text = new StringBuilder(TITLE).append('\n').append(SOURCE).append('\n');
    for (Section section : sections(exposure)) {
      text.append('\n').append(section.heading()).append('\n');
      section.lines().forEach(line -> text.append("   ").append(line).append('\n'));
    }
    return text.toString().stripTrailing();
  }

  /** The parts of the form, in its order. */
  public static List<Section> sections(Exposure exposure) {
    return List.of(
        new Section(
            "1. À propos de vous",
            List.of("Organisme, responsable, délégué à la protection des données : à compléter")),
        new Section("2. À propos de la violation", violation(exposure)),
        new Section(
            "3. À propos des données concernées",
            List.of(
                "Transferts : %d ; remises : %d ; fichiers pas encore envoyés : %d ; octets : %d"
                    .formatted(
                        exposure.transfers(),
                        exposure.deliveries(),
                        exposure.unsent(),
                        exposure.bytes()),
                "Enregistrements comptés (lignes de CSV, en-têtes compris) : " + exposure.records(),
                "Catégories de données : à compléter d'après les transferts listés ci-dessous")),
        new Section(
            "4. À propos des personnes concernées",
            List.of(
                "Nombre approximatif déclaré par les expéditeurs : " + exposure.persons(),
                "Transferts sans nombre déclaré : " + exposure.undeclared())),
        new Section(
            "5. À propos des mesures prises avant la violation",
            List.of(
                "Chaque fichier est chiffré sous sa propre clé, détruite dès la remise.",
                "Remises déjà illisibles (clé détruite) : " + exposure.noise())),
        new Section(
            "6. À propos des conséquences et des mesures prises depuis", List.of("À compléter")),
        new Section("Annexe : ce qui est concerné", annex(exposure)));
  }

  private static List<String> violation(Exposure exposure) {
    Question asked = exposure.question();
    boolean isMoment = asked.from().equals(asked.to());
    return List.of(
        isMoment ? "Date : " + time(asked.from()) : period(asked),
        partial(exposure),
        "Prise de connaissance : à compléter (délai de notification : 72 heures)",
        "Nature : perte de confidentialité",
        "Moyens d'accès recherchés : " + means(asked));
  }

  private static String means(Question asked) {
    List<String> means = new ArrayList<>(asked.identities());
    asked.origins().forEach(origin -> means.add("adresse de pseudonyme " + origin));
    return means.isEmpty() ? "copie de tout ce qui était conservé" : String.join(", ", means);
  }

  private static List<String> annex(Exposure exposure) {
    String accounts =
        exposure.readable().stream()
            .map(Exposure.Row::recipient)
            .filter(ref -> !ref.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add("Destinataires concernés : " + (accounts.isEmpty() ? "aucun" : accounts));
    exposure.readable().forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static String partial(Exposure exposure) {
    return exposure.isPartial()
        ? "Registre effacé (durée de conservation) avant le "
            + time(exposure.begins().orElseThrow())
        : "Le registre couvre toute la durée demandée.";
  }

  private static String period(Question asked) {
    return "Période : du " + time(asked.from()) + " au " + time(asked.to());
  }

  private static String line(Exposure.Row row) {
    return "%s (transfert %s, %d octets, depuis le %s, %s)"
        .formatted(
            row.isSent() ? row.delivery() : "fichier " + row.file(),
            row.transfer(),
            row.sizeBytes(),
            time(row.from()),
            state(row.state()));
  }

  private static String state(String word) {
    return switch (word) {
      case "live" -> "en attente";
      case "sent" -> "envoyé";
      case "delivered" -> "remis";
      case "spent" -> "épuisé";
      case "expired" -> "expiré";
      case "revoked" -> "révoqué";
      default -> word;
    };
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
