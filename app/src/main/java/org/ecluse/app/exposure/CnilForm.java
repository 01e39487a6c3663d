package org.ecluse.app.exposure;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An exposure as a French text, laid out like the form by which a breach is notified to the CNIL.
 */
public final class CnilForm {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH'h'mm", Locale.FRENCH)
          .withZone(ZoneId.of("Europe/Paris"));

  private CnilForm() {}

  /** The text; what only people know is left to be filled in. */
  public static String of(Exposure exposure) {
    Question asked = exposure.question();
    boolean isMoment = asked.from().equals(asked.to());
    String accounts =
        exposure.readable().stream()
            .map(Exposure.Row::recipient)
            .filter(ref -> !ref.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    return String.join(
            "\n",
            List.of(
                "NOTIFICATION D'UNE VIOLATION DE DONNÉES À CARACTÈRE PERSONNEL",
                "(établie par Écluse à partir du seul registre ; heures de Paris)",
                "",
                "1. À propos de vous",
                "   Organisme, responsable, délégué à la protection des données : à compléter",
                "",
                "2. À propos de la violation",
                partial(exposure),
                "   " + (isMoment ? "Date : " + time(asked.from()) : period(asked)),
                "   Prise de connaissance : à compléter (délai de notification : 72 heures)",
                "   Nature : perte de confidentialité",
                "   Moyens d'accès recherchés : "
                    + (asked.identities().isEmpty()
                        ? "copie de tout ce qui était conservé"
                        : String.join(", ", asked.identities())),
                "",
                "3. À propos des données concernées",
                "   Transferts : %d ; remises : %d ; octets : %d"
                    .formatted(exposure.transfers(), exposure.readable().size(), exposure.bytes()),
                "   Enregistrements comptés (lignes de CSV, en-têtes compris) : "
                    + exposure.records(),
                "   Catégories de données : à compléter d'après les transferts listés ci-dessous",
                "",
                "4. À propos des personnes concernées",
                "   Nombre approximatif déclaré par les expéditeurs : " + exposure.persons(),
                "   Transferts sans nombre déclaré : " + exposure.undeclared(),
                "",
                "5. À propos des mesures prises avant la violation",
                "   Chaque fichier est chiffré sous sa propre clé, détruite dès la remise.",
                "   Remises déjà illisibles (clé détruite) : " + exposure.noise(),
                "",
                "6. À propos des conséquences et des mesures prises depuis",
                "   À compléter",
                "",
                "Destinataires concernés : " + (accounts.isEmpty() ? "aucun" : accounts),
                "Remises concernées :",
                exposure.readable().stream().map(CnilForm::line).collect(Collectors.joining("\n"))))
        .stripTrailing();
  }

  private static String partial(Exposure exposure) {
    return exposure.isPartial()
        ? "   Registre effacé (durée de conservation) avant le "
            + time(exposure.begins().orElseThrow())
        : "   Le registre couvre toute la durée demandée.";
  }

  private static String period(Question asked) {
    return "Période : du " + time(asked.from()) + " au " + time(asked.to());
  }

  private static String line(Exposure.Row row) {
    return "   %s (transfert %s, %d octets, depuis le %s, %s)"
        .formatted(row.id(), row.transfer(), row.sizeBytes(), time(row.from()), state(row.state()));
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
