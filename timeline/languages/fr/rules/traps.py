"""Words that look like a time and are none."""

from __future__ import annotations

from timeline.grammar import trap

RULES = (
    trap("figures that count things", "{cardinal} ?{thing_only}"),
    trap("street", "{street} (de la |de l'|du |des |de |d'|le )?(\\w+ )?({day} )?{month}( {year})?"),
    trap("product and version", "{product}[ -]?\\d+([.,]\\d+)*"),
    trap("un jour, some day", "(?<!pendant\\s)(?<!durant\\s)(?<!en\\s)(?<!sur\\s)(?<!dans\\s)(?<!d')(?<!après\\s)un {someday}(?! (plus|après|avant|et|de plus))"),
    trap("end-of-year party", "(fêtes?|bal|repas|primes?|examens?|spectacle|bilan|solde|dîner) de {edge} d'année"),
    trap("être été", "{been} été( \\w+)?"),
    trap("heures supplémentaires", "({cardinal} )?{unit} {work}"),
    trap("the 24 hours race", "{cardinal} heures (du|de) {place}"),
    trap("half-time", "{middle}[ -]temps"),
    trap("age", "(âgée?s? d[e'] ?|âge de |à l'âge de ){cardinal}( et {cardinal2})? ans( et demi)?"),
    trap("<n> ans as an age", "(,|\\() ?{cardinal} ans(?= ?(,|\\)|\\.|et\\b|a\\b|qui\\b))"),
    trap("young of <n> years", "{human},? (de|d'|entre) ?({cardinal2} (à|et) )?{cardinal} ans"),
    trap("person of a place, of <n> years", "\\w+(ien|ienne|ain|aine|ais|aise|ois|oise|ique|an|ane),? (de|d') ?{cardinal} ans"),
    trap("de <n> ans", "(de|les|des) (moins|plus) de {cardinal} ans"),
    trap("telephone", "0\\d([ .]?{two_figures}){4}"),
    trap("ordinal day of play", "(la |une )?{ordinal} {matchday}"),
    trap("score", "{two_figures}-{two_figures2}(?!\\d)"),
    trap("web address", "(https?://|www\\.|@){anything}"),
)  # fmt: skip
