"""Clock times and parts of the day."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Edge, Expression, Modified, Offset, Shift, Step
from timeline.grammar import Values, rule
from timeline.languages.fr.patterns import DAY_NAMES, MONTH_NAMES, NO_MEASURE, NO_PLURAL


def clock(m: Values) -> Calendar:
    """Hour and minute in their places; "du soir" moves the hour past noon."""
    hour = m.hour if m.hour is not None else m.noon
    minute = m.minute if m.minute is not None else m.minute_two
    if m.minus is not None:
        hour, minute = (hour - 1) % 24, 60 - (minute or 0)
    if m.half is not None:
        minute = 30
    part = m.part or m.meridiem
    if (part in ("AF", "EV", "PM") and hour < 12) or (part == "NI" and 6 <= hour < 12):
        hour += 12
    return Calendar(hour=hour % 24, minute=minute, second=m.second, zone=m.zone or m.zone2)


# An hour without minutes is a time of day only beside words that say so: "deux heures" is a length.
AT = (
    "à|a|vers|dès|jusqu'à|jusque|vers les|sur les coups de|sur le coup de|aux alentours de|aux environs de|"
    "aux environs des|autour de|à partir de|peu avant|peu après|il est|il était|est à|à environ|fixée? à|au-delà de|d'ici"
)
DAYS = f"{DAY_NAMES}|hier|demain|aujourd'hui|matin|soir|midi|soirée|matinée|veille|lendemain"
PART_AFTER = "( (du|de l'|de la|dans la|dans l'|le|au) ?{part})?"
EXACTLY = "( (précises|pile|tapantes|sonnantes|environ))?"
ZONE = "( ?({zone}|\\({zone2}\\)))?"
HOUR = "{hour} ?{hour_mark}"
NO_LENGTH = r"(?<!duré\s)(?<!pendant\s)(?<!durant\s)(?<!en\s)"
NOT_LONG = r"(?! (de|d'|durant|plus tard|après|avant|auparavant|et plus|pour)\b(?! (l'après|la nuit|la mat|l'aube|paris\b)))"
MINUTES = " ?({minute}(?!\\w)( ?(min|minutes?|mn))?|et {minute2}(?! ?h)( minutes?)?|et {half})"


def of_hour(m: Values) -> Calendar:
    """A clock time whose minutes may stand behind "et"."""
    if m.minute2 is None:
        return clock(m)
    return clock(Values({"hour": m.hour, "minute": m.minute2, "part": m.part, "zone": m.zone}))


def until(m: Values) -> Expression:
    """The second of two clock times: of the next day when it is the smaller one, as in "de 20 h à 2 h"."""
    time = clock(m)
    return At(Offset(Amount(1, "day"), 1, "discourse"), time) if m.hour < min(m.hour2, 12) else time


CLOCK = (
    rule("<hour> h <minute>", HOUR + MINUTES + PART_AFTER + ZONE, of_hour),
    rule("à <hour> h", f"({AT}) >> {HOUR}(?!\\w)" + EXACTLY + PART_AFTER + ZONE + NOT_LONG, clock),
    rule("avant <hour> h", f"(avant|après) >> (?=\\d){HOUR}(?!\\w)" + PART_AFTER + ZONE + NOT_LONG, clock),
    rule("depuis <hour> h", "depuis >> (?=\\d){hour} ?{hour_mark}(?!\\w)(?<!heures)" + ZONE, clock),
    rule("<day>, <hour> h", f"({DAYS}|({MONTH_NAMES})( \\d{{4}})?),? >> {HOUR}(?!\\w)" + ZONE + NOT_LONG, clock),
    rule("(<hour> h)", f"\\( ?>> {HOUR} << ?[),-]", clock),
    rule("<hour> h, <day>", NO_LENGTH + f"{HOUR} <<,? ((ce|le|cet|cette) )?({DAYS})(?!\\w)", clock),
    rule("<hour> h <zone>", HOUR + " ?{zone}", clock),
    rule("<hour> h du <part>", HOUR + " (du|de l'|de la) ?{part}" + ZONE, clock),
    rule("<hour> h request", HOUR + PART_AFTER + ZONE, clock, casual=True),
    rule("de <hour> à <hour>", f"(de|entre|des) >> {HOUR}?( ?{{minute}}(?!\\w))? << (à|et) {{hour2}} ?({{hour_mark2}}|{{meridiem}})", clock),
    rule("de <hour> à midi", f"(de|entre|des) >> {HOUR}( ?{{minute}}(?!\\w))? << (à|et) {{noon2}}", lambda m: clock(Values({"hour": m.hour, "minute": m.minute}))),
    rule("entre <hour> et <hour>", f"(entre|de) {{hour2}} ?({{hour_mark2}})?( ?{{minute2}})? (et|à) >> {HOUR}( ?{{minute}})?(?!\\w)" + PART_AFTER, until),
    rule("<hour> ou <hour>", f"(à|vers) {{hour2}}( {{hour_mark2}})? (et|ou) >> {HOUR}(?!\\w)" + NOT_LONG, clock),
    rule("<hour> et demie heures", "{hour} et {half} {hour_mark}", clock),
    rule("<hour> heures moins <minute>", HOUR + " {minus} {minute}( minutes?)?" + PART_AFTER, clock),
    rule("<hour> heures passé de <minute>", HOUR + " passée?s? de {minute}( minutes?)?", clock),
    rule("<hour>:<minute>", "{hour}:{minute_two}(:{second})?( ?{meridiem})?" + PART_AFTER + ZONE, clock),
    rule("<hour> pm", "{hour} ?{meridiem}", clock),
    rule("{noon}", "{noon}(?![- ]?(libre|pyrénées|olympique|chaud)?-)(?! libre)", clock),
    # "Vendredi à minuit" ends the Friday, "minuit vendredi" begins it.
    rule("<day> à minuit", f"({DAYS}|({MONTH_NAMES})( \\d{{4}})?|\\d/\\d\\d?),?( à| avant| vers| jusqu'à)? >> {{midnight}}", lambda m: Calendar(hour=24)),
    rule("le {noon}", "le {noon}", clock, casual=True),
    rule("{noon} et <minute>", "{noon} (et )?{minute}" + NO_MEASURE + NO_PLURAL, clock),
    rule("{noon} et demi", "{noon} et {half}", clock),
    rule("{noon} moins <minute>", "{noon} {minus} {minute}", clock),
    rule("<hour> du matin", "{hour} (du|de l'|de la) ?{part}", clock, casual=True),
    rule("<hour>-<hour> h", f"{HOUR}?( ?{{minute}})? << ?(-|/) ?{{hour2}} ?({{hour_mark2}}|{{meridiem}})(?!\\w)", clock),
    rule("de <hour> à <hour> sans heures", "(de|entre) {hour} (à|et) {hour2}(?! ?[\\w%€$,/])", clock, casual=True),
)  # fmt: skip


def today(m: Values) -> At:
    """A part of the day told before, else of today."""
    return At(Step("day", 0, "discourse"), Calendar(part=m.part_of or m.night or m.part))


PARTS = (
    rule("le <part>", "(le|la|l') ?{part_of}", lambda m: Calendar(part=m.part_of), latent=True),
    rule("<part>", "{part_of}", lambda m: Calendar(part=m.part_of), latent=True),
    rule("dans la <part>", "(dans|durant|pendant|au cours de|jusqu'à tard dans|toute|tard dans|en cours de|tôt dans|tôt) >> (la|l'|le) ?{part_of}(?! (de|d'|du|des|dernière|prochaine)\\b)", today),
    rule("la {night}", "la {night}(?! (de|d'|du|des|que|où|portes|dernière|prochaine)\\b)(?!-)", today),
    rule("en <edge> de <part>", "(en|à la|au|vers la|dès le|dès la|à) >> {edge} (de |d'|de la |de l')?{part_of}", lambda m: Edge(today(m), m.edge)),
    rule("tôt le <part>", "(très )?tôt (le |dans la ){part_of}", lambda m: Edge(today(m), "START"), casual=True),
    rule("le <part> tôt", "(le )?{part_of} (très )?tôt", lambda m: Edge(today(m), "START"), casual=True),
    rule("le <part> request", "(le|la|l') ?{part_of}", lambda m: At(Step("day", 0), Calendar(part=m.part_of)), casual=True),
    rule("en <part>", "en >> {part_of}", lambda m: At(Step("day", 0), Calendar(part=m.part_of)), casual=True),
    rule("en <edge> de <part> request", "{edge} (de |d'){part_of}", lambda m: Edge(At(Step("day", 0), Calendar(part=m.part_of)), m.edge), casual=True),
    rule("pendant le <meal>", "((avant|au moment d[ue]|pendant|après|à l'heure du) )(le )?{meal}", lambda m: At(Step("day", 0), Calendar(part=m.meal)), casual=True),
)  # fmt: skip


def moment(m: Values) -> Expression | None:
    """A clock time inside a part of a day: "8 heures ce soir"."""
    if not isinstance(m.moment, At) or not isinstance(m.moment.time, Calendar):
        return None
    if not isinstance(m.clock, Calendar) or m.clock.hour is None:
        return None
    part = m.moment.time.part
    hour = m.clock.hour + 12 if part in ("AF", "EV", "NI") and m.clock.hour < 12 else m.clock.hour
    return At(m.moment.day, Calendar(hour=hour, minute=m.clock.minute))


def of_night(clock: Expression, moment: Expression) -> Expression | None:
    """A clock time told before its night: "à 1 heure, dans la nuit de vendredi à samedi"."""
    if not isinstance(moment, At) or not isinstance(clock, Calendar) or clock.hour is None:
        return None
    if not isinstance(moment.time, Calendar) or moment.time.part != "NI":
        return None
    return At(Shift(moment.day, Amount(1, "day"), 1) if clock.hour < 12 else moment.day, clock)


def at(day: Expression, time: Expression) -> At | None:
    """A time of day within a day; one that is counted ("il y a deux heures") lies in no day told beside it."""
    return At(day, time) if isinstance(time, Calendar | Modified) else None


def edge_at(m: Values) -> Edge | None:
    """The edge of a part of a day: "lundi en fin de matinée"."""
    whole = at(m.day, m.part)
    return Edge(whole, m.edge) if whole else None


def within(day: Expression, moment: Expression) -> Expression | None:
    """The edge of a part of the day, of that day: "lundi en fin d'après-midi"."""
    if (
        isinstance(moment, Edge)
        and isinstance(moment.of, At)
        and moment.of.day == Step("day", 0, "discourse")
    ):
        return Edge(At(day, moment.of.time), moment.position)
    return None


JOINED = (
    rule("<clock> <day>", "<clock>,? (le )?<day>", lambda m: at(m.day, m.clock)),
    rule("<clock> dès <day>", "<clock> <<,? (dès|à partir de|à partir du|à compter de|à compter du) (le |ce )?<day>", lambda m: at(m.day, m.clock)),
    rule("<clock> ce <part>", "<clock>,? <moment>", moment),
    rule("<clock> dans la nuit", "<clock>,? (dans|durant|pendant|au cours de) <moment>", lambda m: of_night(m.clock, m.moment)),
    rule("<moment> <clock>", "<moment>,? <clock>", moment),
    rule("<day> <clock>", "<day>,? <clock>", lambda m: at(m.day, m.clock)),
    rule("<day> à <clock>", "<day>,? (à|à partir de|vers|avant|après|jusqu'à|dès|aux alentours de|à environ|plutôt vers|plus tard que|peu après|peu avant|aux environs de) <clock>", lambda m: at(m.day, m.clock), casual=True),
    rule("<day> <part>", "<day>,? (en |au |à la |dans )?<part>", lambda m: at(m.day, m.part)),
    rule("<day> en <edge> de <part>", "<day>,? (en |à la |au )?{edge} (de |d'|de la |de l')?<part>", edge_at),
    rule("<day> en fin de <part>", "<day> (en |à la |au |dès la )<moment>", lambda m: within(m.day, m.moment)),
    rule("<part> de <day>", "((la|le) )?<part> (de|du) <day>", lambda m: at(m.day, m.part)),
)  # fmt: skip

RULES = (*CLOCK, *PARTS, *JOINED)
