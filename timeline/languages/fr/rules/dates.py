"""Days of the calendar: a day with its month, its weekday, its year."""

from __future__ import annotations

from timeline.expression import At, Both, Calendar, Every, Expression, Nth, Step
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import DAY_NAMES, NO_MEASURE, NO_MORE_FIGURES, NO_PLURAL, THIS


def date(m: Values) -> Calendar:
    """The day, month and year in their places."""
    return Calendar(year=m.year or m.year_two, month=m.month_any or m.month, day=m.day or m.day_alone)


def both(m: Values, day: Expression | None = None) -> Expression:
    """A date with its weekday, kept for checking one by the other."""
    return Both(day or date(m), m.weekday_short if m.weekday is None else m.weekday)


def earlier(m: Values) -> Expression:
    """The first of two dates whose year is told with the second: from December to January it is one less."""
    day = Calendar(year=m.year - (m.month_any > m.month_any2), month=m.month_any, day=m.day)
    return day if m.weekday is None else Both(day, m.weekday)


NO_COUNT = NO_MEASURE + NO_PLURAL + NO_MORE_FIGURES
# A day of the month that stands alone is followed by no word that it could count.
ALONE = r"(?=\s*(?:$|[.;!?)»]|,(?!\d)|(?:à|vers|de|dans|pour|entre|plutôt|jusqu'|avant|après|lors|et)(?!\w)))"
# Days kept as feasts; any other day joined to its month names an event: "le 13-Novembre".
KEPT = ((1, 5), (8, 5), (18, 6), (14, 7), (15, 8), (1, 11), (11, 11))
# Days whose event needs no year, for newspapers. Which year it was is for the text to tell.
FAMOUS = ((11, 9), (13, 11), (7, 10), (7, 1), (6, 1), (22, 3), (11, 3), (6, 2))


def famous(m: Values) -> Calendar | None:
    """A day that stands for what happened on it: "les attentats du 13 novembre"."""
    known = (m.day, m.month_any) in FAMOUS
    return Calendar(month=m.month_any, day=m.day, named=True) if known else None


OTHER_DAY = "(le |la )?{day2} {month_any}( {year})?"

DATES = (
    rule("<day> <month> <year>", THIS + "{day} {month_any},?( de)? {year}( dernier)?", date),
    rule("<day> <month> <year in words>", THIS + "{day} {month_any},?( de l'an)? {year_words}",
         lambda m: Calendar(year=m.year_words, month=m.month_any, day=m.day)),
    rule("<day> <month>", THIS + "{day} (de )?{month_any}", date),
    rule("<day> du mois de <month>", THIS + "{day} du mois (de |d'){month_any}( {year})?", date),
    rule("<day> <month> <two-figure year>", "(le )?{day} {month_any} {year_two}" + NO_COUNT, date),
    rule("<day> <month> {step}", THIS + "{day} {month_any} {step}", lambda m: Step(date(m), m.step)),
    rule("<day> <month> de cette année", THIS + "{day} {month_any} (de cette année|de l'année en cours)",
         lambda m: Step(date(m), 0)),
    rule("<day> <month> de l'année {step}", THIS + "{day} {month_any} (de )?(l'an|l'année) {step}",
         lambda m: Step(date(m), m.step)),
    rule("les attentats du <day> <month>", "{deed}( \\w+)? (du|des attentats du|de l'attaque du) >> {day} {month_any}(?! {year}|\\w)", famous),
    rule("le <day> au <part>", "le {day} (au |en |à la |dans (la|l') ?){part}(?! (de|d'|du)\\b)", lambda m: At(Calendar(day=m.day), Calendar(part=m.part))),
    rule("<day>-<month>-<year>", "(le )?{day}-{month}-{year}", date),
    rule("<day>-<month> kept as a feast", "(le )?{day}-{month}(?!-)", lambda m: date(m) if (m.day, m.month) in KEPT else None),
    rule("<day>-<month> request", "(le )?{day}-{month}(?!-)", date, casual=True),
    rule("<weekday> <day> <month> <year>", "((le|ce|un) )?{weekday_short},?( le)? {day} {month_any}( {year})?", both),
    rule("<weekday> <day> <month> {step}", THIS + "{weekday} {day} {month_any} {step}",
         lambda m: both(m, Step(date(m), m.step))),
    rule("<weekday> <day>", THIS + "{weekday_short} {day_alone}" + NO_COUNT,
         lambda m: Calendar(day=m.day_alone, weekday=m.weekday_short)),
    rule("tous les <day> <month>", "(tous les|chaque) {day} {month_any}", lambda m: Every(date(m), "EVERY")),
    rule("le <day> de chaque mois", "(tous les |chaque |le ){day} (du|de chaque) mois",
         lambda m: Every(Calendar(day=m.day), "EVERY")),
    rule("le <day> de ce mois", "le {day} de ce mois", lambda m: Step(Calendar(day=m.day), 0)),
    rule("le <day> du mois request", "le {day} du mois", lambda m: Step(Calendar(day=m.day), 0), casual=True),
    rule("le <day> du mois {step}", "le {day} du mois {step}", lambda m: Nth(m.day, "day", Step("month", m.step))),
    rule("le <day> {step}", "le {day} {step}", lambda m: Step(Calendar(day=m.day), m.step)),
    rule("le <day> request", "le {day}" + ALONE, lambda m: Calendar(day=m.day), casual=True),
    rule("du <day> request", "(du|au) >> {day}" + ALONE, lambda m: Calendar(day=m.day), casual=True),
)  # fmt: skip

# Several days of one month, each a time of its own: the month and year are told with the last.
LISTED = (
    rule("les <day> et <day> <month>", "(les )?{day} << ?(,|et|ou|-|/|au|jusqu'au|à|et au) ?" + OTHER_DAY, date),
    rule("du <day> au <weekday> <day> <month>", f"{{day}}( inclus)? << ?(au|jusqu'au|à|-|et) ?(le )?({DAY_NAMES}) {OTHER_DAY}", date),
    rule("<day>, <day> et <day> <month>", "(les )?{day} <<(, ?(le )?{day3}){1,3},?( et| ou) (le )?" + OTHER_DAY, date),
    rule("entre le <day> et le <day> <month>", "(le )?{day} << et " + OTHER_DAY, date),
    rule("du <weekday> <day> au <weekday> <day> <month>",
         THIS + f"{{weekday}} {{day}} << (au|et|à|ou|-|jusqu'au) (le )?(({DAY_NAMES}) )?{OTHER_DAY}", both),
    rule("<weekday> <day>, <weekday> <day> et <weekday> <day> <month>",
         THIS + f"{{weekday}} {{day}} <<, ({DAY_NAMES}) {{day3}},?( et|,) ({DAY_NAMES}) {OTHER_DAY}", both),
    rule("<day> <month> au <day> <month> <year>", "(le )?{day} {month_any} << ?(au|et|à|-|jusqu'au) ?(le )?{day2} {month_any2} {year}", earlier),
    rule("<weekday> <day> <month> au <weekday> <day> <month> <year>",
         THIS + f"{{weekday}} {{day}} {{month_any}} << ?(au|et|à|-|jusqu'au) ?(le )?({DAY_NAMES}) {{day2}} {{month_any2}} {{year}}", earlier),
    rule("<month> <day>-<day>", "{month_name} {day} << ?- ?{day2}(?! {month_name2})", lambda m: Calendar(month=m.month_name, day=m.day)),
    rule("(le|du) <day> (au|et) <day>",
         f"(du|le|entre le|de) >> {{day}} << (au|et|le|à|et le) (({DAY_NAMES}) )?{{day2}}(?!\\s?(h\\b|%|ans?|€|,?\\d|-|\\w))",
         lambda m: Calendar(day=m.day), casual=True),
    rule("<weekday> et <weekday> <day>", "{weekday} {day} << (et|ou|au) {weekday2} {day2}",
         lambda m: Calendar(day=m.day, weekday=m.weekday)),
)  # fmt: skip

# The lists come first: of two readings of the same words theirs knows the month.
RULES = (*LISTED, *DATES)
