"""Ages: years and months that people have, no lengths of time."""

from __future__ import annotations

from timeline.expression import Amount, Length
from timeline.grammar import rule, trap
from timeline.languages.fr import lists
from timeline.languages.fr.patterns import NUMBER

AGE = NUMBER + "{age_unit}( et demi)?"
SPAN = "{cardinal2} ?(à|et|-|ou) ?"
# "De 18 à 25 ans" are ages, "de 2 à 5 ans de prison" are not.
NOT_OF = "(?! ?(de|ferme|avec|dont|assortis?|pour|plus|après|avant|devant|durant)(?!\\w)| ?d')"
SENTENCED = "condamnée?s?|portée?s?|porter|porte|ramenée?s?|ramener|réduite?s?|réduire|prolongée?s?|limitée?s?|fixée?s?|passe|passer|passée?|allant|jusqu'"

RULES = (
    trap("âgé de <age>", "(âgée?s? (d[e'] ?|entre |de plus de |de moins de |d'à peine |d'environ )|l'âge (légal |minimum |moyen |limite )?(de |d'|à |est de )|majorité à )(" + SPAN + ")?" + AGE),
    trap(", <age>", "[,(] ?((tout juste|à peine|seulement|bientôt|environ) )?>> " + "{cardinal} {years} << ?([,)]|\\.(\\s|$)|et demi|a\\b|et\\b|qui\\b|était\\b|est\\b)"),
    trap("<person> de <age>", f"({lists.PEOPLE})( \\w+)?,? (de|d'|entre|âgée?s? de) ?>> ((moins|plus|près|environ|à peine) d?e? ?)?({SPAN})?" + AGE + "(?! d'(expérience|ancienneté))"),
    trap("<inhabitant> de <age>", "\\w+(ien|ienne|ique|aine|ais|aise|ois|oise|an|ane|iste|eur|euse|ier|ière),? (de|d') ?>> " + "{cardinal} {years}" + NOT_OF),
    trap("les plus de <age>", "(les|des|aux|chez les|parmi les) >> (moins|plus) (de|d') ?" + AGE),
    trap("les <age>-<age>", "(les|des|aux|chez les|ados?) >> {cardinal2} ?(-|à|/) ?{cardinal} {years}" + NOT_OF),
    trap("entre <age> et <age>", "(entre|de|d') >> {cardinal2} (et|à) {cardinal} {years}" + NOT_OF),
    trap("les <age> et plus", "{cardinal} {years} << (et plus|et moins|ou plus|révolus|passés)"),
    trap("a <age>", "(?<!y\\s)(a|avait|avaient|ont|aura|auront|eu|aurait|fête|fêtait|fêtera|fêté|ses|leurs) (à peine |déjà |plus de |moins de |presque |bientôt )?>> {cardinal} {years}" + NOT_OF),
    trap("à <age>", "(?<!née\\s)(à|dès) >> {cardinal} {years}" + NOT_OF),
    rule("condamné à <n> <unit>", f"({SENTENCED}) (de {{cardinal2}} )?(à|de) >> {{cardinal}} {{age_unit}}", lambda m: Length(Amount(m.cardinal, m.age_unit))),
)  # fmt: skip
