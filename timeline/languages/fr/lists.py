"""French words that stand beside times, or look like them: data only, no rules.

Each list is a text ready to stand in a pattern, as the alternatives of a group.
"""

from __future__ import annotations

import re


def choice(words: str) -> str:
    """Words with blanks between them, "_" for a blank inside, as the alternatives of a pattern."""
    return "|".join(re.sub(r"([.$()])", r"\\\1", word).replace("_", " ") for word in words.split())


# Units and things in the singular or without an -s: figures before them are no year and no day.
MEASURES = choice(
    "% € $ £ °c °f ° km kms km/h m m² m2 m3 cm mm nm ha a. kg g mg t l cl ml w kw mw gw kwh mwh gwh v ch cv hp"
    " ko mo go to hz khz mhz ghz db euro euros eur dollar franc livre yen yuan pour_cent pourcent mètre"
    " kilomètre hectare tonne litre degré watt volt cheval chevaux million milliard mort cas fois pas point"
    " voix emploi ans an jours mois semaines heures h heure minutes minute min mn secondes seconde"
)
# Words in -s or -x that do not name what figures before them count: "en 2019 dans l'Oise", "lundi 3 et les".
NO_PLURALS = choice(
    "aux dans vers lors sous dès après puis mais les ils elles nous vous tous toutes sans depuis plus moins"
    " alors chez des ces ses mes tes leurs nos vos très ainsi parmi hors pendant selon entre près quelques"
    " plusieurs jamais toujours désormais auprès autres certains suis es est as fais fus deux trois six dix"
    " pas dernières derniers prochains prochaines inclus compris jadis ailleurs environs feux temps procès"
    " accès décès succès cours paris reims nîmes cannes tours calais arras poitiers chartres beauvais rennes"
    " nantes limoges angers amiens bruxelles londres athènes los états-unis pays-bas"
)
# What a day, after "fin", is not the end of: "le vote a pris fin hier".
ENDING = choice(
    "pris prend prennent prendra prendront prenait prenant prendre mis met mettent mettra mettre mettant sans"
)
STREETS = choice(
    "rue avenue boulevard place square quai pont impasse allée chemin station métro arrêt stade lycée collège"
    " école hôpital clinique caserne gare résidence faubourg esplanade parvis bd av. cité cours rond-point"
    " passage promenade salle gymnase centre quartier parking parc jardin"
)
ROADS = choice("rue avenue boulevard place square quai route impasse allée chemin cours bd bis ter")
# What bears a number that is no year: "vol 1999", "article 1984", "la Peugeot 2008".
NUMBERED = choice(
    "vol vols article articles art. page pages pp. p. numéro numéros n° no n°s nº chapitre ligne lignes"
    " version versions chambre salle lot dossier matricule référence réf. brevet cas_numéro train tgv ter bus"
    " route nationale départementale autoroute rn rd rn° rd° porte bâtiment place siège classe norme iso code"
    " formulaire ios android windows macos office photoshop iphone galaxy pixel playstation ps xbox nintendo"
    " gpt mac geforce rtx ryzen airbus boeing peugeot renault citroën fiat bmw audi porsche mazda tesla volvo"
    " simca ds zx yamaha kawasaki chanel radio fréquence canal chaîne directive règlement_(ue) règlement"
    " projet_(ue) tome"
)
# People: figures of years after them are ages.
PEOPLE = choice(
    "homme femme garçon fille garçonnet fillette enfant enfants bébé bébés nourrisson nourrissons bambin"
    " bambins ado ados adolescent adolescente adolescents adolescentes jeune jeunes gamin gamine gamins mineur"
    " mineure mineurs majeur majeurs élève élèves collégien collégienne lycéen lycéenne lycéens étudiant"
    " étudiante étudiants écolier écolière conducteur conductrice automobiliste motard motarde cycliste"
    " cyclomotoriste piéton piétonne passager passagère randonneur randonneuse skieur skieuse alpiniste"
    " victime victimes suspect suspecte suspects individu individus personne personnes patient patiente"
    " patients retraité retraitée retraités habitant habitante père mère fils frère sœur oncle tante mari"
    " épouse époux grand-mère grand-père maman papa ouvrier ouvrière agriculteur agricultrice chauffeur"
    " policier policière gendarme pompier militaire soldat joueur joueuse footballeur attaquant défenseur"
    " milieu gardien entraîneur pilote champion championne athlète chanteur chanteuse acteur actrice comédien"
    " comédienne réalisateur avocat médecin professeur enseignant enseignante prêtre maire patron hommes"
    " femmes filles garçons français française ressortissant ressortissante détenu détenue prévenu prévenue"
    " accusé accusée star vedette idole légende interprète couturier milliardaire homme_d'affaires président"
    " présidente dirigeant opposant candidat candidate élu élue romancier romancière écrivain auteur peintre"
    " cuisinier chef PDG pdg technicien buteur capitaine tennisman nageur nageuse coureur boxeur judoka"
    " skipper grimpeur cadre trentenaire sexagénaire septuagénaire quadragénaire octogénaire nonagénaire chien"
    " chat"
)
# Verbs of lasting and spending, and words of penalties: hours or years after them are a length.
LASTING = choice(
    "duré dure durent dura durera durerait durait durer dureront pendant durant en mis met passé passer sur"
    " pour_une_durée_de d'une_durée_de une_durée_de prolongée_de prolongé_de retardé_de retardée_de fermé"
    " fermée toutes_les tous_les chaque bout_de quelque sous après_avoir_passé plus_de moins_de près_de"
    " attendu attendre attendre_pendant travaillé travailler joué restent reste resté restée encore perdu"
    " perdent gagné"
)
# Habits: the weekday after them is every such day.
HABITS = choice(
    "fermé fermée fermés fermées ouvert ouverte ouverts ouvertes ouvre ouvrent ferme ferment gratuit gratuite"
    " accessible accessibles relâche repos permanence permanences sauf hors que uniquement seulement ou"
)
# What a number of days or months leads up to: "à deux jours de l'échéance".
OF_THE = choice("de_la de_ce de_cette de_cet de_son de_sa de_leur des du d'un d'une")
# Words after "<n> <unit> plus tard" or "après" that make it a conjunction: "deux ans après la guerre".
CLAUSES = choice(
    "le la les son sa ses leur leurs un une des du d' ce cet cette ces mon ma mes notre nos avoir avoirs être"
    " que celui celle ceux noël pâques"
)
# Nouns of works, bodies and brands: the capitalised word of time after them is a name.
NAMING = choice(
    "prénom firme société groupe marque entreprise association collectif mouvement parti liste club revue"
    " magazine journal quotidien hebdomadaire film roman livre série album émission chanson pièce titre essai"
    " documentaire podcast tableau spectacle opéra restaurant café bar opération projet mission sonde agence"
    " start-up éditions festival label site plateforme application syndicat fondation actrice acteur chanteuse"
    " chanteur sénateur sénatrice député députée ministre maire écrivain romancier peintre cinéaste barre"
    " planète"
)
