"""Words that look like a time and are none."""

from __future__ import annotations

from timeline.grammar import trap
from timeline.languages.fr import lists

RULES = (
    trap("street named by a date", f"({lists.STREETS}) (de la |de l'|du |des |de |d'|le )?(\\w+ )?>> ({{day}}[- ])?{{month}}([- ]{{year}})?"),
    trap("street number", f"\\w+ >> {{year}} <<,? ?({lists.ROADS})(?!\\w)"),
    trap("number of a flight, an article, a model", f"({lists.NUMBERED}) ?([a-z]{{1,2}} ?)?>> {{year}}(?!\\w)"),
    trap("day that has become a name", "(le )?{day}-{month}(?!-\\d)"),
    trap("event named by its day", "(attentats?|attaques?|massacres?|procès|victimes|rescapés|survivants) (des attentats )?d[ue] >> {day}-{month}(?!-)"),
    trap("law or file number", "{year}[/-](?!(1[89]|20)\\d\\d(?!\\d))\\d{3,}"),
    trap("quoted figures", '[«"“] ?>> {year} << ?[»"”]'),
    trap("un jour, some day", "(?<!pendant\\s)(?<!durant\\s)(?<!en\\s)(?<!sur\\s)(?<!dans\\s)(?<!d')(?<!après\\s)un {someday}(?! (plus|après|avant|et|de plus))"),
    trap("un jour de", "un {someday} (de|d'|férié|ordinaire|particulier|comme)(?!\\w)"),
    trap("au jour le jour", "(du|de|au|mise?s? (à|au)|plat du|ordre du|à|le|en|en plein|grand|point du|lever du|faux) >> {someday} << ?(le jour|j\\b|'|:|\\.|,|$)"),
    trap("end-of-year party", "{party} de (fin|début) d'{years}"),
    trap("heures supplémentaires", "({cardinal} )?heures? {work}"),
    trap("working hours a week", "les >> (35|39|32|trente-cinq|trente-neuf) {saying}"),
    trap("race over hours or days", "({cardinal} )?({unit}) (du|de|d') ?{race}"),
    trap("half-time", "{middle}[ -]temps"),
    trap("ordinal day of play", "{ordinal} {matchday}(?! (de (grève|mobilisation|procès)|du procès))"),
    trap("minute of silence", "{cardinal} minutes? (de|d') ?{silence}"),
    trap("le premier lundi, of nobody knows what", "(le|ce) {ordinal} {weekday}(?! (de|du|d'|des|\\d))"),
    trap("telephone", "0\\d([ .]?{two_figures}){4}"),
    trap("score", "{two_figures}-{two_figures2}(?!\\d)"),
    trap("web address", "(https?://|www\\.)\\S{0,99}?{year}\\S{0,99}"),
    trap("word in an address", "\\S{0,60}@ ?>> {anything}"),
    trap("bearing a time in its name", "(https?://\\S{0,60}|www\\.\\S{0,60}|\\S{1,40}@\\S{0,40}|#\\S{0,40}|\\w{1,40}\\.){month}(\\.\\w{1,40}|-\\S{0,60}|@\\S{0,60})"),
    trap("things of a season", "(soldes|sports|jeux( olympiques| paralympiques)?|pneus?|quartiers?|universités?|camps?|colonies|tenues?|salades?|jardins?) d['e] ?{season}(?! {year})"),
    trap("summer time", "heures? d'{season}"),
    trap("Christmas things", "(père|mère|sapins?|marchés?|arbres?|cadeaux?|bûches?|chants?|contes?|films?|téléfilms?|illuminations|décorations?|boules?|pulls?|menus?) (de )?{holiday}"),
    trap("holidays around a feast", "(vacances|congés|période|trêve|fêtes de fin d'année et)( scolaires)? (de |d'|des fêtes de )(la |l')?{holiday}"),
    trap("Easter things", "(île|îles|œufs?|oeufs?|lapins?|cloches?|chocolats?) de {holiday}"),
    trap("a name with a weekday", "{weekday} (noir|ou les limbes|ou la vie sauvage)"),
)  # fmt: skip
