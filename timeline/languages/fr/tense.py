"""How French tells past from future: words before a time, verb forms, and where clauses end."""

from __future__ import annotations

from timeline.grammar import Signal, Tense
from timeline.languages.fr.words import ACCENTS_MATTER

__all__ = ["ACCENTS_MATTER", "CLAUSE_BORDERS", "SIGNALS", "VERBS"]

SIGNALS = (
    Signal(r"d'ici( à)?( (le|la|l'|au|fin))?|au plus tard", "BEFORE", "future"),
    Signal(r"jusqu'(au|à|en|aux)( la| l'| le)?", "BEFORE"),
    Signal(r"avant( le| la| l'| fin)?|au plus tard( le)?", "BEFORE"),
    Signal(r"dès( le| la| l')?|à partir (de|du|des)|à compter (de|du)", "AFTER"),
    Signal(r"après( le| la| l')?", "AFTER"),
    Signal(r"vers|aux alentours d[eu]|aux environs d[eu]|environ|autour d[eu]", "APPROX"),
    Signal(r"depuis( le| la| l')?", None, "past"),
)
CLAUSE_BORDERS = (
    r"[;:()«»]|(?<!\w)(?:que|qu'|qui|dont|où|mais|puis|alors|tandis|lorsque|lorsqu'|quand|parce|car|si|s'ils?|"
    r"avant|après|pour|afin|sans)(?!\w)"
)
_AUXILIARY = (
    r"(?:a|ont|ai|as|avons|avez|est|sont|suis|sommes|avait|avaient|était|étaient|ait|aient|ayant|étant|eut|eurent|"
    r"fut|furent|aurait|auraient|serait|seraient|avoir|être)"
)
_BETWEEN = r"(?:\s+(?:pas|plus|déjà|été|également|aussi|toutefois|\w+ment|jamais|enfin|encore|ainsi|en|ensuite|donc|lui|bien|notamment))*"
_PARTICIPLE = r"\w+(?:é|ée|és|ées|i|ie|is|ies|it|ite|its|u|ue|us|ues|erts?|ertes?|ints?|intes?|orts?|ortes?|aints?|uits?|uites?|os)"
_PLANNED = (
    r"(?:prévue?s?|attendue?s?|programmée?s?|fixée?s? (?:au|à|pour)|convoquée?s?|annoncée?s? pour|reportée?s? (?:au|à)|"
    r"repoussée?s? (?:au|à)|planifiée?s?|envisagée?s?|espérée?s?)"
)
VERBS = (
    Tense(_PLANNED, "future"),
    Tense(r"(?:va|vont|vais|allons|allez|allait|allaient|doit|doivent|devrait|devraient|devra|devront|pourrait|"
          r"pourraient|pourra|pourront|s'apprête(?:nt)? à|compte|comptent|espère|espèrent|entend|entendent|veut|veulent|"
          r"souhaite|souhaitent|prévoit|prévoient|envisage|envisagent|menace de|menacent de)\s+(?:(?:se|s'|y|en|le|la|"
          r"les|lui|être|avoir|aussi|ainsi|également|donc|désormais|\w+ment|prochainement)\s*)*\w+(?:er|ir|re|oir)", "future"),
    Tense(rf"(?:sera|seront|serai|serons|serez|aura|auront){_BETWEEN}\s+{_PARTICIPLE}", "future"),
    Tense(rf"{_AUXILIARY}{_BETWEEN}\s+{_PARTICIPLE}", "past"),
    Tense(r"(?!(?:environs?|patrons?|barons?|marrons?|opéra|caméra|libéra|para|extra|choléra|agora|contra)\b)"
          r"\w+(?:rai|ras|ra|rons|rez|ront)", "future"),
    Tense(r"(?!fait\b|plaît|connaît|paraît|naît)\w+(?<!r)(?:ait|aient)|(?:était|étaient|avait|avaient|préparait|préparaient)", "past"),
    Tense(r"\w{3,}(?:èrent|irent|urent|inrent)", "past"),
    Tense(r"(?:déclara|annonça|affirma|dit|fit|prit|mit|vint|devint|tint|fut|eut|alla|arriva|mourut|naquit)", "past"),
    Tense(r"(?:affirme|affirment|déclare|déclarent|indique|indiquent|explique|souligne|assure|rappelle|précise|estime|"
          r"raconte|confie|dénonce|selon|d'après)", "past"),
    Tense(r"(?:reçoit|reçoivent|affronte(?:nt)?|joue(?:nt)?|se tient|se tiennent|débute(?:nt)?|commence(?:nt)?|s'ouvre|s'ouvrent|"
          r"organise(?:nt)?|propose(?:nt)?|invite(?:nt)?|accueille(?:nt)?|accueille|se déroule|se déroulent|a lieu|ont lieu|se rend|"
          r"se rendent|se poursuit|se poursuivent|présente(?:nt)?|vote(?:nt)?|examine(?:nt)?|entre en vigueur|entrent en vigueur|"
          r"prend fin|prennent fin|expire(?:nt)?|s'achève|s'achèvent|reprend|reprennent|se réunit|se réunissent|"
          r"rencontre(?:nt)?|célèbre(?:nt)?|revient|reviennent|arrive(?:nt)?|inaugure(?:nt)?|ouvre ses portes|ferme ses portes|"
          r"attend|attendent|prévoit|prévoient|est en concert|se produit|se produisent|tente|tentent|dispute|disputent)", "present"),
    Tense(r"(?<!\w)(?:\w+ée?s?)(?=\s+(?:par|le|la|à|au|en|dans|lors|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
          r"dimanche|sur|pour|de)\b)", "past"),
    Tense(r"(?:est|sont|a|ont)", "present"),
)  # fmt: skip
