"""How French tells past from future: words before a time, verb forms, and where clauses end."""

from __future__ import annotations

from timeline.grammar import Signal, Tense
from timeline.languages.fr.conjugation import present
from timeline.languages.fr.words import ACCENTS_MATTER, WEEKDAYS

__all__ = ["ABBREVIATIONS", "ACCENTS_MATTER", "CLAUSE_BORDERS", "SIGNALS", "VERBS"]

# Words whose full stop ends no sentence.
ABBREVIATIONS = (
    "mm",
    "dr",
    "pr",
    "av",
    "bd",
    "st",
    "ste",
    "janv",
    "févr",
    "avr",
    "juil",
    "sept",
    "oct",
    "nov",
    "déc",
)
SIGNALS = (
    # "Ne rouvrira pas avant le 12 juin".
    Signal(
        r"(pas|plus|jamais|rien|personne)( [\w'-]+)? avant( le| la| l'| fin)?", "AFTER", otherwise="future"
    ),
    Signal(r"d'ici( à)?( (le|la|l'|au|fin))?|au plus tard( le| la| l')?", "BEFORE", "future"),
    Signal(r"jusqu'(au|à|en|aux)( la| l'| le)?", "BEFORE"),
    Signal(r"avant( le| la| l'| fin)?", "BEFORE"),
    Signal(r"dès( le| la| l')?", "AFTER", otherwise="future"),
    Signal(r"à partir (de|du|des)|a partir (de|du|des)|à compter (de|du)", "AFTER", weekday="future"),
    Signal(r"après( le| la| l')?", "AFTER"),
    Signal(r"vers|aux alentours d[eu]|aux environs d[eu]|environ|autour d[eu]", "APPROX"),
    Signal(r"depuis( le| la| l')?", None, "past"),
)
CLAUSE_BORDERS = (
    r"[;:()«»]|(?<!\w)(?:que|qui|dont|où|mais|puis|alors|tandis|lorsque|quand|parce|car|si|afin|s'ils?)(?!\w)|"
    r"(?<!\w)(?:lors|puis)?qu'|(?<!\w)(?:avant|après)(?=\s+(?:d'|de\s|que\s|qu'|avoir|être|s'être))|"
    r"(?<!\w)(?:pour|sans)(?=\s+(?:ne\s+|n'|se\s+|s'|y\s+|en\s+|l'|les?\s+|la\s+)*\w+(?:er|ir|re|oir)(?!\w))|"
    # "Et" before a verb opens a clause: "a repris lundi et pourrait jouer samedi".
    r"(?<!\w)et(?=\s+(?:ne|n'|se|s'|y|en|l'|les?|la|lui|leur)?\s*(?:a|ont|est|sont|va|vont|doit|doivent|peut|peuvent|"
    r"\w+(?:era|eront|ira|iront|dra|dront|ait|aient))(?!\w))"
)

_DAYS = "|".join(WEEKDAYS)
# Nouns that look like participles where a time or preposition follows.
NOUNS_LIKE_PARTICIPLES = (
    "marché|société|comité|côté|santé|député|députée|cité|arrêté|traité|café|bébé|procédé|congé|musée|lycée|journée|année|"
    r"soirée|matinée|armée|idée|entrée|tournée|durée|donnée|arrivée|vallée|assemblée|chaussée|montée|pensée|allée|trophée|"
    r"marée|veillée|\w+ité|\w+auté|liberté|volonté|difficulté|permis|degré|parti|partie|produit|crédit|mort|point"
)
# Words that end like participles and are none.
OTHERS_LIKE_PARTICIPLES = (
    "été|pays|avis|paris|prix|tapis|lundi|mardi|jeudi|vendredi|samedi|midi|ici|aussi|ainsi|depuis|puis|jamais|mais|demi|ami|"
    "amis|oui|qui|lui|celui|ceci|parmi|mari|nuit|huit|minuit|circuit|bruit|fruit|profit|débit|trois|fois|mois"
)
_IRREGULAR = (
    r"(?:\w*(?:enu|ndu|rdu|ttu|ompu|incu|écu|aru|ouru|çu|élu|clu|onnu|oulu|solu|romu|revu)|vu|lu|eu|pu|plu|dû|su|cru|bu|fallu|"
    r"\w*(?:mis|pris|quis)|assis|inclus|\w*(?:crit|duit|truit|fait)|(?:inter|contre|pré)?dit|\w*(?:uvert|ffert)|mort|"
    r"\w*(?:aint|teint|joint)|clos)(?:e|s|es)?"
)
_PARTICIPLE = rf"(?!(?:{OTHERS_LIKE_PARTICIPLES})s?(?!\w))(?:\w+(?:é|ée|és|ées|i|ie|is|ies)|{_IRREGULAR})"
_BETWEEN = (
    r"(?:\s+(?:pas|plus|déjà|été|également|aussi|toutefois|\w+ment|jamais|enfin|encore|ainsi|en|ensuite|donc|lui|bien|"
    r"notamment|tous|toutes|alors|depuis|beaucoup|tout|cependant|pourtant))*"
)
_HAVING = r"(?:a|ont|ai|as|avons|avez|avait|avaient|ait|aient|ayant|eut|eurent|aurait|auraient|avoir)"
_BEING = r"(?:était|étaient|étant|fut|furent|serait|seraient)"
# Verbs that make their past with être; the others with "est" are a present passive.
_MOVING = (
    r"(?:allé|venu|devenu|revenu|parvenu|intervenu|survenu|mort|né|décédé|parti|reparti|arrivé|entré|rentré|sorti|ressorti|"
    r"tombé|retombé|resté|monté|remonté|descendu|passé|retourné|apparu|disparu|éteint|intervenu|convenu)(?:e|s|es)?"
)
# Participles that may stand alone before a time; most words in -i, -ie and -is are nouns.
PARTICIPLE_ALONE = (
    r"(?:\w+(?:é|ée|és|ées)|(?:fini|choisi|saisi|puni|subi|trahi|averti|établi|rempli|investi|accompli|nourri|réuni|parti|sorti|"
    r"senti|servi|suivi|blanchi|élargi|garanti|rétabli|démoli|enfoui|englouti|évanoui|guéri|surgi|ravi|franchi|affaibli)"
    rf"(?:e|s|es)?|{_IRREGULAR})"
)
_PLANNED = (
    r"(?:prévue?s?|attendue?s?|programmée?s?|fixée?s? (?:au|à|pour)|convoquée?s?|annoncée?s? pour|reportée?s? (?:au|à)|"
    r"repoussée?s? (?:au|à)|renvoyée?s? (?:au|à)|ajournée?s? (?:au|à)|prorogée?s? (?:au|à|jusqu)|décalée?s? (?:au|à)|"
    r"différée?s? (?:au|à)|délibéré (?:au|à)|planifiée?s?|envisagée?s?|espérée?s?|appelée?s? à|invitée?s? à|censée?s?|candidate?s?)"
)
_INFINITIVE = r"\w+(?:er|ir|re|oir)"
_WANTING = (
    r"(?:va|vont|vais|allons|allez|allait|allaient|doit|doivent|devrait|devraient|devra|devront|pourrait|pourraient|pourra|"
    r"pourront|s'apprête(?:nt)? à|compte|comptent|espère|espèrent|entend|entendent|veut|veulent|souhaite|souhaitent|prévoit|"
    r"prévoient|envisage(?:nt)?(?: de)?|menacent? d[e']|prévoi(?:t|ent) d[e']|promet(?:tent)? d[e']|projet(?:te|tent) d[e']|"
    r"appel(?:le|lent) (?:à|au)|invitent? à|s'engagent? à)"
)
_ADVERBS = (
    r"(?:(?:se|s'|y|en|le|la|les|lui|être|avoir|aussi|ainsi|également|donc|désormais|\w+ment|prochainement|pouvoir|devoir|"
    r"tout|bien|encore|toujours|peut-être|sans doute|à nouveau|de nouveau|elle|elles|il|ils|on|aussitôt|vite)\s*)*"
)


def _forms(infinitives: str) -> str:
    """The third persons of the present of verbs, as the alternatives of a pattern."""
    return "|".join(present(verb, plural) for verb in infinitives.split() for plural in (False, True))


# The present of these tells what is on the programme.
_PROGRAMME = _forms(
    "recevoir affronter défier rencontrer jouer disputer débuter commencer démarrer ouvrir rouvrir organiser proposer inviter"
    " accueillir présenter voter examiner expirer reprendre célébrer fêter revenir arriver inaugurer fermer attendre prévoir"
    " tenter sortir partir comparaître statuer élire choisir manifester défiler bloquer cesser convoquer visiter retrouver"
    " remettre décerner diffuser débattre plancher trancher participer animer exposer vendre concourir"
)
_REFLEXIVE = _forms(
    "tenir courir voter décider trancher annoncer ouvrir dérouler rendre poursuivre achever terminer réunir produire disputer jouer arrêter exposer"
)
# The present of these tells what was said.
_SAYING = _forms(
    "affirmer déclarer indiquer expliquer souligner assurer rappeler préciser estimer raconter confier dénoncer révéler"
    " rapporter écrire regretter reconnaître ajouter poursuivre résumer témoigner noter relever constater"
)
VERBS = (
    Tense(_PLANNED, "future"),
    Tense(rf"{_WANTING}\s+{_ADVERBS}{_INFINITIVE}(?:{_BETWEEN}\s+{_PARTICIPLE})?", "future"),
    Tense(r"appel(?:le|lent) (?:à|au)|promet(?:tent)?|a jusqu'|ont jusqu'", "future"),
    # A time may stand between the verb and its infinitive: "pourraient samedi atteindre".
    Tense(r"(?:pourrait|pourraient|devrait|devraient|va|vont|doit|doivent)", "future"),
    Tense(rf"(?:sera|seront|serai|serons|serez|aura|auront){_BETWEEN}\s+{_PARTICIPLE}", "future"),
    Tense(rf"{_HAVING}{_BETWEEN}\s+{_PARTICIPLE}", "past"),
    Tense(rf"être{_BETWEEN}\s+{_PARTICIPLE}", None),
    Tense(rf"(?:s'est|se sont|s'était|s'étaient){_BETWEEN}\s+{_PARTICIPLE}", "past"),
    Tense(rf"(?:est|sont|suis|sommes|êtes){_BETWEEN}\s+{_MOVING}", "past"),
    Tense(rf"{_BEING}{_BETWEEN}\s+{_PARTICIPLE}", "past"),
    Tense(rf"(?:est|sont){_BETWEEN}\s+{_PARTICIPLE}", "present"),
    Tense(r"(?:a|ont|avait|avaient|ai|avons|avez)\s+(?:été|ete\s+\w+)", "past"),
    Tense(r"(?!(?:opéra|caméra|libéra|para|extra|choléra|agora|contra|ankara|sahara|clara|zara|cobra|ultra|infra|supra|flora|"
          r"déclara|entra|montra|retira|tira|dura|prépara|rencontra|assura|jura)\b)\w{2,}+(?<=ra)|(?!(?:af|con)?front\b)\w{3,}+(?<=ront)|"
          r"nous \w+rons|je \w+rai|j'\w+rai|vous \w+rez", "future"),
    Tense(r"(?!\w*(?:tir|vir|spir|mir|sir|chir)(?:ait|aient)\b)\w++(?:(?<=[eid]rait)|(?<=[eid]raient))", "future"),
    Tense(r"(?!fait\b|plaît|connaît|paraît|naît|lait\b|souhait\b|trait\b|portrait\b|retrait\b|attrait\b|extrait\b)\w+(?:ait|aient)", "past"),
    Tense(r"(?!\w*(?:tir|vir|spir|mir|sir|chir|ss?ur|sur|jur|figur|meur|cur|mur|dur)ent\b)\w{3,}+(?:(?<=[iu]rent)|(?<=èrent)|(?<=inrent))", "past"),
    Tense(r"(?:déclara|annonça|affirma|dit|fit|prit|mit|vint|devint|tint|fut|eut|alla|arriva|mourut|naquit|entra)", "past"),
    Tense(rf"(?:{_SAYING}|selon|d'après|remonte(?:nt)? (?:à|au)|date(?:nt)? d[eu'])", "past"),
    Tense(r"(?:a|ont)\s+lieu|entre en vigueur|entrent en vigueur|prend fin|prennent fin|est en concert|sont en concert", "present"),
    Tense(rf"(?:s'|se\s+)(?:{_REFLEXIVE})", "present"),
    Tense(rf"(?:{_PROGRAMME})", "present"),
    # A participle that opens a sentence or an apposition: "Battu 3-1 mardi, ...", ", blessé à la cheville lundi,".
    Tense(rf"(?:(?<![\s\S])|(?<=\n)|(?<=[.!?:,;]\s))(?!(?:{NOUNS_LIKE_PARTICIPLES}|{OTHERS_LIKE_PARTICIPLES})s?(?!\w)){PARTICIPLE_ALONE}", "past"),
    Tense(
        rf"(?!(?:{NOUNS_LIKE_PARTICIPLES}|{OTHERS_LIKE_PARTICIPLES})s?(?!\w)){PARTICIPLE_ALONE}(?!\w)"
        rf"(?=,?\s+(?:par|le|la|à|au|en|dans|lors|hier|{_DAYS}|sur|pour|de|ce|cette|dès|fin|début|mi|tôt|tard)\b)",
        "past",
    ),
    Tense(r"est|sont|a(?!\s+(?:la|l'|le|partir|compter)\b)|ont", "present"),
)  # fmt: skip
