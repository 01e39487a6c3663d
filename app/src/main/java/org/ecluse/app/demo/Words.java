package org.ecluse.app.demo;

import java.util.List;

/** What invented persons are called, where they live and where they were tested. */
final class Words {

  static final List<String> WOMEN =
      List.of(
          "Marie",
          "Nathalie",
          "Isabelle",
          "Sylvie",
          "Catherine",
          "Françoise",
          "Valérie",
          "Élodie",
          "Camille",
          "Inès",
          "Léa",
          "Chloé",
          "Aïcha",
          "Fatoumata",
          "Hélène",
          "Océane",
          "Zoé",
          "Maëlle",
          "Anne-Sophie",
          "Béatrice",
          "Yasmine",
          "Noémie",
          "Solène",
          "Thérèse");

  static final List<String> MEN =
      List.of(
          "Jean",
          "Philippe",
          "Michel",
          "Alain",
          "Patrick",
          "Nicolas",
          "Christophe",
          "François",
          "Stéphane",
          "Frédéric",
          "Mohamed",
          "Loïc",
          "Théo",
          "Jérôme",
          "Gaël",
          "Mamadou",
          "Raphaël",
          "Jean-Baptiste",
          "Sébastien",
          "Hugo",
          "Karim",
          "Étienne",
          "Noël",
          "Timothée");

  static final List<String> SURNAMES =
      List.of(
          "Martin",
          "Bernard",
          "Thomas",
          "Petit",
          "Robert",
          "Richard",
          "Durand",
          "Dubois",
          "Moreau",
          "Laurent",
          "Simon",
          "Michel",
          "Lefèvre",
          "Leroy",
          "Roux",
          "Fournier",
          "Girard",
          "Bonnet",
          "Dupont",
          "Lambert",
          "Fontaine",
          "Rousseau",
          "Vincent",
          "Müller",
          "Faure",
          "André",
          "Mercier",
          "Blanc",
          "Guérin",
          "Boyer",
          "Garnier",
          "Chevalier",
          "François",
          "Legrand",
          "Gauthier",
          "Garcia",
          "Perrin",
          "Robin",
          "Clément",
          "Morin",
          "Nguyen",
          "Traoré",
          "Diallo",
          "Benali",
          "Le Goff",
          "D'Angelo",
          "Pereira",
          "Haddad");

  static final List<String> STREETS =
      List.of(
          "rue des Lilas",
          "avenue de la République",
          "boulevard Voltaire",
          "rue du Général Leclerc",
          "place de l'Église",
          "allée des Tilleuls",
          "chemin du Moulin",
          "rue Pasteur",
          "impasse des Roses",
          "avenue Jean Jaurès",
          "rue de la Gare",
          "quai de l'Écluse");

  static final List<String> TESTS =
      List.of("RT-PCR SARS-CoV-2", "Antigénique SARS-CoV-2", "Sérologie SARS-CoV-2 IgG");

  /** Most are negative, as they were. */
  static final List<String> RESULTS =
      List.of(
          "Négatif",
          "Négatif",
          "Négatif",
          "Négatif",
          "Négatif",
          "Négatif",
          "Négatif",
          "Négatif",
          "Positif",
          "Ininterprétable");

  static final List<String> LABORATORIES =
      List.of(
          "Laboratoire de virologie, Hôpital des Trois Ponts",
          "Laboratoire central, Hôpital du Canal",
          "Biologie médicale, Centre hospitalier de l'Île aux Saules",
          "Centre de dépistage, gymnase des Bateliers",
          "Laboratoire de l'Écluse Saint-Martin");

  private Words() {}
}
