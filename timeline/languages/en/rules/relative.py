"""Times counted from the publication or from the time last told."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Length, Nth, Offset, Step
from timeline.grammar import Values, rule


def days(number: int) -> Offset:
    """So many days from the publication, backwards when negative."""
    return Offset(Amount(abs(number), "day"), 1 if number >= 0 else -1)


def amount(m: Values) -> Amount:
    """The number and unit in their places; one for "a week", several when no number stands there."""
    unit = m.unit or m.unit_one or m.unit_count or m.unit_plural or m.unit_short
    if m.length is not None:
        return m.length  # type: ignore[no-any-return]
    count = m.cardinal if m.cardinal is not None else (1 if m.unit_one or m.unit_count else None)
    return Amount(count, unit)


def distance(m: Values) -> Amount:
    """A number of units to count from here; decades and centuries are counted in years."""
    so_far = amount(m)
    years = {"decade": 10, "century": 100}.get(so_far.unit)
    return Amount(so_far.count * years, "year") if years and so_far.count else so_far


NEARLY = r"((nearly|almost|about|around|roughly|some|approximately|more than|over|less than|just over|just under|at least|well over) )?"
# "two days later" stands for itself: no clause or date follows that it is counted from.
ITSELF = (
    r"(?! (the|an?|his|her|its|their|it|he|she|they|we|that|this|than|in|christmas|easter|new|thanksgiving|halloween|ramadan|eid|passover|hanukkah|diwali|memorial|labor|independence|{days_away}|{weekday}|{month_any}|\w+ing)\b)"
    r"(?! \d)"
)
# "in two weeks" is a moment ahead beside a verb that looks ahead, else a length of time.
AHEAD = r"(will|won't|would|shall|'ll|is to|are to|was to|due|expected|scheduled|set to|plans?|could|may|might|should|must|going to|likely|begins?|opens?|starts?|ends?|expires?|returns?|resumes?)\b[^.;!?]{0,34}?\b"

DAYS = (
    rule("{days_away}", "{days_away}s?", lambda m: days(m.days_away)),
    rule("{days_away} <part>", "{days_away},? (in the |at )?{part_plain}(ish)?", lambda m: At(days(m.days_away), Calendar(part=m.part_plain))),
    rule("the <part> of {days_away}", "(the )?{part_plain} of {days_away}", lambda m: At(days(m.days_away), Calendar(part=m.part_plain))),
    rule("the day before or after {days_away}", "(the )?day (before|after) {days_away}", lambda m: days(2 * m.days_away) if m.days_away else None),
    rule("this <part>", "(early |late )?this {part_plain}", lambda m: At(days(0), Calendar(part=m.part_plain))),
    rule("tonight", "{tonight}", lambda m: At(days(0), Calendar(part="NI"))),
    rule("last {part_plain}", "last {part_plain}", lambda m: At(days(-1), Calendar(part=m.part_plain))),
    rule("overnight", "{overnight}(?! (stay|stays|train|trains|shift|bag|success|trip|flight|guests?|delivery|lending|rate|rates|sensation)|-)", lambda m: At(days(-1), Calendar(part="NI"))),
    rule("overnight <day>", "overnight (on )?{weekday}", lambda m: At(Calendar(weekday=m.weekday), Calendar(part="NI"))),
    rule("<day> overnight", "{weekday} overnight", lambda m: At(Calendar(weekday=m.weekday), Calendar(part="NI"))),
    rule("the other {unit_one}", "the other {unit_one}", lambda m: Offset(Amount(None, m.unit_one), -1)),
    rule("late or early last {part_plain}", "(late|early) last {part_plain}", lambda m: At(days(-1), Calendar(part=m.part_plain))),
)  # fmt: skip

DISCOURSE = (
    rule("the {relative_step} {unit_one}", "(the|a) (very )?{relative_step} {unit_one}(?! (of|to)\\b)", lambda m: Step(m.unit_one, m.relative_step, "discourse")),
    rule("the {relative_step} <part>", "the (very )?{relative_step} {part_plain}", lambda m: At(Step("day", m.relative_step, "discourse"), Calendar(part=m.part_plain))),
    rule("the {unit_one} before", "the {unit_one} (before|prior|previous|earlier)(?! (the|a|an|his|her|its|their|it|he|she|they|we|that|this|to|\\d|christmas|easter|\\w+day))", lambda m: Step(m.unit_one, -1, "discourse")),
    rule("the {unit_one} after", "the {unit_one} (after|afterwards?|following|later)(?! (the|a|an|his|her|its|their|it|he|she|they|we|that|this|\\d|christmas|easter|\\w+day))", lambda m: Step(m.unit_one, 1, "discourse")),
    rule("the same {unit_one}", "(the|that|this) same {unit_one}", lambda m: Step(m.unit_one, 0, "discourse")),
    rule("same week", "same {unit_one}", lambda m: Step(m.unit_one, 0, "discourse"), casual=True),
    rule("that {unit_one}", "that {unit_one}(?!-)", lambda m: Step(m.unit_one, 0, "discourse")),
    rule("that <part>", "(that|the)( very)?( same)? {part_after}(?! (of|before|after|shift|sky|time|train|session|newspaper|show|when|that)\\b|-)",
         lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part_after)), latent=True),
    rule("that evening", "(that( very| same)?|the same) {part_plain}", lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part_plain))),
    rule("in the <part>", "(in|during|throughout|later in|early in|late in) >> the {part_after}(?! (of|before|after|shift|sky|session|newspaper)\\b|-)",
         lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part_after))),
)  # fmt: skip

UNITS = (
    rule("this <unit>", "(this|the current|the present|current) ((fiscal|calendar|financial) )?{unit_step}", lambda m: Step(m.unit_step, 0)),
    rule("{step} <unit>", "(the )?{step} {unit_step}(?!-(earlier|ago))", lambda m: Step(m.unit_step, m.step)),
    rule("the <unit> after next", "(the )?{unit_step} after next", lambda m: Step(m.unit_step, 2)),
    rule("the <unit> before last", "(the )?{unit_step} before last", lambda m: Step(m.unit_step, -2)),
    rule("the <unit> just past", "(the )?{unit_step} (just past|just ended)", lambda m: Step(m.unit_step, -1)),
    rule("the coming <unit>", "(the|this) {coming} {unit_step}", lambda m: Step(m.unit_step, 1)),
    rule("over the past <unit>", "(over|for|during|in|within|throughout|of) >> (the|this) (past|last) {unit_one}",
         lambda m: Length(Amount(1, m.unit_one), "past") if m.unit_one not in ("decade", "century") else Step(m.unit_one, -1)),
    rule("over the next <unit>", "(over|for|during|within|throughout) >> the (next|coming) {unit_one}", lambda m: Length(Amount(1, m.unit_one), "future")),
    rule("the week of <month> <day>", "(the )?(week (of|beginning|starting|commencing|ending)( on)?|w/c) ({weekday_any},? )?(the )?{month_any},? {day}(,? {year})?",
         lambda m: Nth(1, "week", Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("the week of <day> <month>", "(the )?(week (of|beginning|starting|commencing|ending)( on)?|w/c) (the )?{day}( of)? {month_any}(,? {year})?",
         lambda m: Nth(1, "week", Calendar(year=m.year, month=m.month_any, day=m.day))),
    rule("the week of the <day>", "(the )?week (of|beginning|starting|commencing) the {day_ordinal}", lambda m: Nth(1, "week", Calendar(day=m.day_ordinal))),
)  # fmt: skip

COUNTED = (
    rule("<n> <unit> ago", NEARLY + "{cardinal} (more )?{unit}( and {cardinal2} {unit2})? (or so )?{ago_only}", lambda m: Offset(distance(m), -1)),
    rule("a <unit> ago", NEARLY + "an? {unit_count} (or so )?{ago_only}", lambda m: Offset(distance(m), -1)),
    rule("a fortnight ago", "(a )?{length} {ago_only}", lambda m: Offset(m.length, -1)),
    rule("{several} <unit> ago", "(only |just )?{several} {unit_plural} {ago_only}", lambda m: Offset(Amount(None, m.unit_plural), -1)),
    rule("<unit> ago", "(only |just )?(many |long |hundreds of )?{unit_plural} {ago_only}", lambda m: Offset(Amount(None, m.unit_plural), -1)),
    rule("<n> <unit> and a half ago", "{cardinal}( {unit})? and a half( {unit2})? {ago_only}",
         lambda m: Offset(Amount(m.cardinal + 0.5, m.unit or m.unit2), -1) if m.unit or m.unit2 else None),
    rule("<n> <unit> {before}", NEARLY + "{cardinal} {unit} {before}" + ITSELF,
         lambda m: Offset(distance(m), m.before, "discourse")),
    rule("a <unit> {before}", NEARLY + "an? {unit_count} {before}" + ITSELF,
         lambda m: Offset(distance(m), m.before, "discourse")),
    rule("two years on", "{cardinal} {unit} on(?= ?[,.;]|$)", lambda m: Offset(distance(m), 1, "discourse")),
    rule("{length} {before}", "(a )?{length} {before}(?! (the|a|his|her|its|their|it|he|she|they|that))", lambda m: Offset(m.length, m.before, "discourse")),
    rule("{several} <unit> {before}", "{several} {unit_plural} {before}" + ITSELF,
         lambda m: Offset(Amount(None, m.unit_plural), m.before, "discourse")),
    rule("<unit> {earlier}", "(?<!\\d\\s){unit_plural} {earlier}" + ITSELF,
         lambda m: Offset(Amount(None, m.unit_plural), 1 if m.earlier == "END" else -1, "discourse")),
    rule("<unit> {before}", "(?<!\\w\\s){unit_plural} {before}" + ITSELF,
         lambda m: Offset(Amount(None, m.unit_plural), m.before, "discourse")),
    rule("just <unit> {before}", "(just|only|mere) {unit_plural} {before}" + ITSELF,
         lambda m: Offset(Amount(None, m.unit_plural), m.before, "discourse")),
    rule("<n> <unit> {hence}", NEARLY + "{cardinal} {unit}( and {cardinal2} {unit2})? {hence}", lambda m: Offset(distance(m), 1)),
    rule("half an hour from now", "(a |an )?{length} {hence}", lambda m: Offset(m.length, 1)),
    rule("two nights ago", "{cardinal} {nights} ago", lambda m: At(Offset(Amount(m.cardinal, "day"), -1), Calendar(part="NI"))),
    rule("a <unit> from now", "an? {unit_count} {hence}", lambda m: Offset(distance(m), 1)),
    rule("{several} <unit> {hence}", "{several} {unit_plural} {hence}", lambda m: Offset(Amount(None, m.unit_plural), 1)),
    rule("<n> <unit>' time", "in >> {cardinal} {unit}'s? time|in an? {unit_one}'s time", lambda m: Offset(distance(m), 1)),
    rule("in <n> <unit>", AHEAD + "in (about |around |roughly |just |less than |under )?>> {cardinal} (more )?{unit}(?!-)", lambda m: Offset(distance(m), 1)),
    rule("in a <unit>", AHEAD + "in (about |around |just |less than )?>> an? {unit_one}(?!-)", lambda m: Offset(distance(m), 1)),
    rule("in a few <unit>", AHEAD + "in >> {several} {unit_plural}", lambda m: Offset(Amount(None, m.unit_plural), 1)),
    rule("in <n> <unit>, will", "in >> {cardinal} {unit} << ,? [^.;!?]{0,30}?(will|would|could|may|might|should|is to|are to)\\b", lambda m: Offset(distance(m), 1)),
    rule("in a fortnight", "in >> (a |an )?{length}", lambda m: Offset(m.length, 1)),
)  # fmt: skip

RECENT = (
    rule("the {last} <n> <unit>", "((the|these|this|those|at least the) )?(?<!will\\s)(?<!to\\s)(?<!would\\s)(?<!could\\s)(?<!can\\s)(?<!may\\s)(?<!might\\s)(?<!should\\s)(?<!not\\s)(?<!must\\s){last} (full |roughly |about )?{cardinal} (or so |fiscal |full |calendar )?{unit}(?! of)", lambda m: Length(amount(m), "past")),
    rule("the {next} <n> <unit>", "((the|these) )?{next} (full |roughly |about )?{cardinal} (or so )?{unit}(?! of)( or so)?", lambda m: Length(amount(m), "future")),
    rule("<n> {last} <unit>", "((the|these) )?{cardinal} {last} {unit_plural}", lambda m: Length(amount(m), "past")),
    rule("<n> {next} <unit>", "((the|these) )?{cardinal} {next} {unit_plural}", lambda m: Length(amount(m), "future")),
    rule("the {last} {several} <unit>", "((the|these|this) )?{last} {several} {unit}", lambda m: Length(Amount(None, m.unit), "past")),
    rule("the {next} {several} <unit>", "((the|these) )?{next} {several} {unit}", lambda m: Length(Amount(None, m.unit), "future")),
    rule("recent <unit>", "(the |these )?({recent}|most recent|past|previous|latest) {unit_plural}", lambda m: Length(Amount(None, m.unit_plural), "past")),
    rule("{next} <unit>", "((the|these) )?{next} {unit_plural}", lambda m: Length(Amount(None, m.unit_plural), "future")),
    rule("the <unit> ahead", "the {unit_plural} (ahead|to come)", lambda m: Length(Amount(None, m.unit_plural), "future")),
    rule("the year ahead", "the {unit_one} (ahead|to come)", lambda m: Step(m.unit_one, 1)),
    rule("the {last} {length}", "the {last} {length}", lambda m: Length(m.length, "past")),
    rule("the {next} {length}", "the {next} {length}", lambda m: Length(m.length, "future")),
    rule("the past <n>-<unit> period", "the {last} {cardinal}-{unit} period", lambda m: Length(amount(m), "past")),
)  # fmt: skip

RULES = (*DAYS, *DISCOURSE, *UNITS, *COUNTED, *RECENT)
