"""How French news names people and institutions: titles, offices, descriptions, cities that act.

Patterns are regular expressions for text in which the typographic apostrophe is a straight one.
"""

from __future__ import annotations

# The state that is meant when a text names none ("le Conseil d'État").
HOME = "france"

# Between an office and whose it is: "président des États-Unis", "patron de Microsoft".
OFFICE_OF = r" (?:des |de la |de l'|de |du |d')"

# "M. Clegg", "Me Dupont".
CIVIL_TITLES = r"(?:M\.|MM\.|Mme|Mmes|Mlle|Me|Dr|Pr)"

# Words that may stand inside a person's name, in lower case.
PARTICLES = r"(?:de|du|des|de la|d'|von|van|der|den|el|al|ben|bin|da|dos|di|le|la)"

# Office -> how it is named; what or whose it is follows ("américain", "des États-Unis").
OFFICES = {
    "president": r"président|présidente|chef de l'[EÉ]tat|hôte de la Maison[ -][Bb]lanche"
    r"|locataire de la Maison[ -][Bb]lanche|hôte de l'[EÉ]lysée|dirigeant",
    "prime-minister": r"[Pp]remier[ -]ministre|[Pp]remière[ -]ministre|chef du gouvernement|cheffe du gouvernement",
    "chancellor": r"chancelier|chancelière",
    "treasury": r"(?:secrétaire|ministre)(?: \w+)? (?:au|du) Trésor",
    "commerce": r"(?:secrétaire|ministre)(?: \w+)? (?:au|du) Commerce",
    "secretary-of-state": r"secrétaire d'[EÉ]tat|chef de la diplomatie|cheffe de la diplomatie",
    "chief-executive": r"patron|patronne|PDG|directeur général|directrice générale|directeur exécutif",
}
# Offices named by the building of their holder: the owner is said by the words themselves.
HOUSES = {
    r"(?:hôte|locataire) de la Maison[ -][Bb]lanche": "united-states",
    r"(?:hôte|locataire) de l'[EÉ]lysée": "france",
    r"maître du Kremlin": "russia",
}

# A description without a name -> the kinds of actor it can stand for ("l'application", "le groupe").
DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    "application": ("platform",),
    "appli": ("platform",),
    "plateforme": ("platform",),
    "plate-forme": ("platform",),
    "messagerie": ("platform",),
    "réseau": ("platform",),
    "groupe": ("company",),
    "entreprise": ("company", "platform"),
    "société": ("company", "platform"),
    "firme": ("company", "platform"),
    "compagnie": ("company", "platform"),
    "géant": ("company",),
    "constructeur": ("company",),
    "éditeur": ("company",),
    "opérateur": ("company",),
    "président": ("person",),
    "présidente": ("person",),
    "dirigeant": ("person",),
    "dirigeante": ("person",),
    "patron": ("person",),
    "ministre": ("person",),
    "milliardaire": ("person",),
    "régulateur": ("institution",),
    "chaîne": ("media",),
}
# Articles that make a description definite.
DEFINITE = frozenset({"le", "la", "l'", "ce", "cet", "cette"})
# Who speaks for someone else: titles name the one spoken for.
SPOKESPERSONS = frozenset({"porte-parole", "représentant", "représentante"})
# Descriptions that are offices.
OFFICE_OF_DESCRIPTION = {
    "président": "president",
    "présidente": "president",
    "patron": "chief-executive",
    "patronne": "chief-executive",
    "milliardaire": "chief-executive",
}
DEFINITE_MANY = DEFINITE | {"les", "ces", "cet"}
# Words between article and description that do not change who is meant.
EMPTY_ADJECTIVES = frozenset({"même", "célèbre", "puissant", "jeune"})
# What makes "réseau" the platform it is: "le réseau social".
DESCRIPTION_TAIL = {"réseau": "social"}

# Nouns of people: a name beside one of them is a person's.
PERSON_NOUNS = frozenset(
    """président présidente ministre secrétaire directeur directrice dirigeant dirigeante patron patronne PDG
    fondateur fondatrice cofondateur cofondatrice porte-parole juge procureur procureure avocat avocate
    député députée sénateur sénatrice maire élu élue commissaire chef cheffe leader candidat candidate opposant
    opposante journaliste rédacteur rédactrice blogueur blogueuse influenceur influenceuse militant militante
    analyste économiste expert experte professeur professeure chercheur chercheuse responsable représentant
    représentante délégué déléguée conseiller conseillère utilisateur utilisatrice chancelier chancelière pape roi
    reine prince princesse général colonel gouverneur gouverneure préfet préfète vice-président vice-présidente
    homme femme milliardaire chanteur chanteuse acteur actrice réalisateur réalisatrice écrivain auteur autrice
    joueur joueuse entraîneur footballeur sportif médecin lanceur lanceuse ambassadeur ambassadrice numéro
    syndicaliste activiste ingénieur ingénieure employé employée salarié salariée étudiant étudiante""".split()
)
# "L'action Carrefour" is not Carrefour.
BELONGINGS = frozenset(
    "action actions titre titres cours part parts usine usines magasin magasins hypermarché agence boutique".split()
)
# What ends the description of a role, and what may come before one.
NOT_IN_A_ROLE = r"a|ont|avait|avaient|est|sont|que|qui"
BEFORE_A_ROLE = r"un|une|le|la|l'|ancien|ancienne|ex-"
FOLDED_PERSON_NOUNS = frozenset(noun.casefold() for noun in PERSON_NOUNS)
# Nouns of companies, platforms and bodies: a name beside one of them is of that kind.
KIND_NOUNS = {
    "société": "company",
    "groupe": "company",
    "entreprise": "company",
    "compagnie": "company",
    "firme": "company",
    "start-up": "company",
    "filiale": "company",
    "usine": "company",
    "cimentier": "company",
    "chimiste": "company",
    "avionneur": "company",
    "équipementier": "company",
    "énergéticien": "company",
    "armateur": "company",
    "assureur": "company",
    "enseigne": "company",
    "géant": "company",
    "constructeur": "company",
    "opérateur": "company",
    "banque": "company",
    "éditeur": "company",
    "fonds": "company",
    "fabricant": "company",
    "distributeur": "company",
    "laboratoire": "company",
    "application": "platform",
    "plateforme": "platform",
    "réseau": "platform",
    "messagerie": "platform",
    "site": "platform",
    "chaîne": "media",
    "journal": "media",
    "quotidien": "media",
    "hebdomadaire": "media",
    "magazine": "media",
    "radio": "media",
    "agence": "institution",
    "organisation": "institution",
    "association": "institution",
    "ONG": "institution",
    "syndicat": "institution",
    "parti": "institution",
    "régulateur": "institution",
    "autorité": "institution",
    "commission": "institution",
    "mouvement": "group",
    "collectif": "group",
}

# Bodies that are named by what they are and where: "la cour d'appel de Versailles".
BODY_HEADS = (
    r"(?:tribunal|cour|parquet|ministère|préfecture|mairie|parlement|Parlement|chambre|conseil|autorité"
    r"|Autorité|Tribunal|Cour|Parquet|Ministère|Parlement|régulateur|gendarme|police|gouvernement)"
)
BODY_MIDDLE = (
    r"(?: (?:(?:judiciaire|correctionnel|administratif|administrative|fédéral|fédérale|suprême|pénal|pénale"
    r"|civil|civile|régional|régionale|constitutionnel|constitutionnelle|commercial|municipal|d'appel|d'assises"
    r"|de commerce|de police|de grande instance|de justice|de district|général|nationale|national))){0,3}"
)
BODY_PLACE = r" (?:de la |de l'|de |d'|du |des )(?!Cour|Tribunal|Justice|Conseil|[EÉ]tat\b)(?:Affaires étrangères|[A-ZÉÎ][\w'-]+)(?: [A-ZÉ][\w'-]+)*"

# A capital is a place after these words, whatever acts ("à Pékin", "basée à Pékin", "un juge de Washington").
# "PARIS (AFP) -", "Moscou, 3 mars (Reuters) -".
DATELINE = r"\s*(?:,[^.(]{0,20})?\([A-Z]"
PLACE_BEFORE = (
    r"(?:\bà|\bdepuis|\bprès de|\bautour de|\bvers|\bhors de|\bdans|\bpar-dessus|\bpour rejoindre)$"
)
# ... unless the verb before "à" gives or says something to someone ("imposées à Moscou").
GIVEN_BEFORE = (
    r"(?:impos|demand|inflig|reproch|livr|vend|propos|fourni|adress|ordonn|accord|appel|oppos|répon|promi|transm"
    r"|transf|interdi|ultimatum|face|grâce|quant|favorable|hostile|proche)\w*(?: \w+){0,3} à$"
)
# After "de" a capital is the government only when it belongs to one of these nouns.
STATE_NOUNS = (
    r"(?:gouvernement|autorités|pouvoir|régime|position|décision|menaces?|sanctions?|relations?|réponse|réaction"
    r"|alliés?|allié|soutien|accord|aide|pression|pressions|colère|volonté|politique|demande|appel|part|compte"
    r"|refus|feu vert|ambassade|intention|intentions|offensive|invasion|stratégie|diplomatie|mesures?|initiative"
    r"|veto|annonce|annonces|retrait|ingérence|propagande|guerre|bras de fer|tutelle|influence|exigences?) $"
)
OF_BEFORE = r"(?:\bde |\bd')$"

# A state after these words is where something happens.
LOCATIVE_BEFORE = r"(?:\ben|\baux|\bau|\bà|\bvers les?|\bvers la|\bvers l')$"
# Places that bear the name of a person, who is then no actor.
NAMED_AFTER = frozenset(
    """piscine rue place école stade collège lycée hôpital gare salle avenue boulevard quai pont parc musée théâtre
    médiathèque bibliothèque gymnase aéroport tour résidence université institut clinique crèche square esplanade
    cinéma conservatoire auditorium centre fondation prix trophée""".split()
)
