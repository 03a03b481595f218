"""French verbs and nouns that mark the kind of an event. Verbs are infinitives, patterns regular expressions."""

from __future__ import annotations

DEMANDING = frozenset(
    "exiger demander réclamer ordonner enjoindre sommer imposer exhorter presser inviter contraindre intimer".split()
)
# Kind -> verbs, and nouns (stems at a word's start) that mark it; the first kind that fits wins.
KIND_VERBS: dict[str, frozenset[str]] = {
    "ban": frozenset(
        "interdire couper_accès bannir bloquer proscrire prohiber censurer fermer suspendre supprimer exclure".split()
    ),
    "restriction": frozenset(
        "assigner_résidence restreindre limiter empêcher brider entraver réguler encadrer modérer".split()
    ),
    "fine": frozenset("amender".split()),
    "lawsuit": frozenset(
        "poursuivre assigner attaquer porter_plainte déposer_plainte plaider débouter".split()
    ),
    "investigation": frozenset(
        """enquêter perquisitionner investiguer auditionner interpeller arrêter mettre_examen placer_garde
        placer_détention""".split()
    ),
    "decree": frozenset("décréter légiférer promulguer".split()),
    "sanction": frozenset("sanctionner condamner punir geler écrouer incarcérer".split()),
    "demand": DEMANDING,
    "deal": frozenset("racheter acquérir fusionner vendre céder sceller négocier investir".split()),
}
KIND_NOUNS: tuple[tuple[str, str], ...] = (
    ("fine", r"\b(?:amende|astreinte|pénalité)s?\b"),
    ("lawsuit", r"\b(?:plaintes?|procès|recours|poursuites|action en justice|assignation|litiges?)\b"),
    (
        "investigation",
        r"\b(?:enquêtes?|information judiciaire|perquisitions?|garde à vue|mise en examen|investigations?)\b",
    ),
    ("decree", r"\b(?:décrets?|ordonnances?|arrêtés?|lois?|loi martiale|executive order)\b"),
    ("sanction", r"\b(?:sanctions?|condamnations?|embargo|gel des avoirs|ans? de prison|mois de prison)\b"),
    (
        "ban",
        r"\b(?:interdictions?|blocages?|bannissements?|fermetures?|suspensions?|inaccessibles?|censures?)\b",
    ),
    ("restriction", r"\b(?:restrictions?|limitations?|ultimatum)\b"),
    (
        "deal",
        r"\b(?:accords?|rachats?|acquisitions?|fusions?|contrats?|cessions?|partenariats?|traités?|feu vert)\b",
    ),
)
# "s'attaquer à quelqu'un" is no lawsuit.
OTHER_WHEN_REFLEXIVE = frozenset({"attaquer"})
# "Un incendie s'est déclaré" says nothing in words, nor does "rappeler quelqu'un à l'ordre".
SILENT_REFLEXIVES = frozenset("déclarer annoncer entendre répondre répéter juger croire".split())
SILENT_PASSIVES = frozenset("juger entendre rappeler".split())
SILENT_WITH = frozenset(
    "rappeler_ordre rappeler_soldat rappeler_ambassadeur rappeler_véhicule rappeler_réserviste".split()
)
# "L'action a cédé 1,4 %" is no sale.
MOVING_PRICES = frozenset({"céder"})
SHARE = r"%|\bpoints?\b|\bterrain\b"
# Verbs that ban only where what is closed is something people use or see.
SOFT_BANS = frozenset("fermer bloquer suspendre supprimer exclure".split())
BANNED_THINGS = (
    r"\b(?:applis?|applications?|comptes?|sites?|accès|réseaux?|chaînes?|médias?|journ(?:al|aux)|publications?|messages?"
    r"|contenus?|vidéos?|tweets?|services?|téléchargements?|diffusion|plateformes?|plates?-formes?|internet|pages?|groupes?"
    r"|utilisateurs?|activités?|opérations|exportations?|importations?|banques?|vols?|espace aérien|frontières?|dissolution"
    r"|visas?|licences?|agréments?|messageries?|radios?|télévisions?|swift)\b"
)
