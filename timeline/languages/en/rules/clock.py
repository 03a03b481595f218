"""Clock times and parts of the day."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Edge, Expression, Modified, Offset, Step
from timeline.grammar import Values, rule


def clock(m: Values) -> Calendar | None:
    """Hour and minute in their places; "p.m." and "in the evening" move the hour past noon."""
    hour = next(h for h in (m.hour, m.hour_twelve, m.hour_figures, m.hour_word, m.noon) if h is not None)
    minute = next((n for n in (m.minute, m.minute_two, m.minute_word) if n is not None), None)
    if m.past_to == -1:
        hour, minute = (hour - 1) % 24, 60 - (minute or 0)
    part = m.meridiem or m.meridiem_short or m.part_after
    if (part in ("PM", "AF", "EV") and hour < 12) or (part == "NI" and 5 <= hour < 12):
        hour += 12
    elif (part in ("AM", "MO") and hour == 12) or (part == "NI" and hour == 12):
        hour = 0
    return Calendar(hour=hour % 24, minute=minute, second=m.second, zone=m.zone) if hour <= 24 else None


def clock_in(m: Values, part: str, hour: int, minute: int | None = None) -> Calendar:
    """A clock time inside a part of the day: "8 tonight"."""
    late = (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 <= hour < 12)
    return Calendar(hour=hour + 12 if late else hour % 24, minute=minute)


ZONE = "( ?\\(?{zone}\\)?(?!\\w))?"
AFTER = "( ?{meridiem}(?!\\w)| (in|at) (the )?{part_after})?"
NOT_FIGURE = r"(?<![$£€:.,/\d-])"

CLOCK = (
    rule("<hour> p.m.", NOT_FIGURE + "{hour_twelve}(ish)? ?{meridiem}(?!\\w)" + ZONE, clock),
    rule("<hour>:<minute> p.m.", NOT_FIGURE + "{hour_twelve} ?[:.h]{minute_two}(:{second})? ?{meridiem}(?!\\w)" + ZONE, clock),
    rule("<hour>:<minute>", NOT_FIGURE + "{hour_figures}:{minute_two}(:{second})?(?![:\\d])" + "( (in|at) the {part_after})?" + ZONE, clock),
    rule("<hour>h<minute>", "{hour_figures}h{minute_two}(?!\\w)" + ZONE, clock),
    rule("<hour><minute> GMT", NOT_FIGURE + "{four_figures}( hours)? ?{zone}", lambda m: Calendar(hour=int(m.four_figures[:2]), minute=int(m.four_figures[2:]), zone=m.zone)),
    rule("<hour> GMT", "(at|by|until|from|after|before|around|about|since) >> {hour_figures} ?{zone}", clock),
    rule("<hour> o'clock", "{hour_twelve} ?{oclock}( {meridiem}| in the {part_after}| at {part_after2})?",
         lambda m: clock(Values({"hour": m.hour_twelve, "meridiem": m.meridiem, "part_after": m.part_after or m.part_after2}))),
    rule("<hour> in the <part>", "{hour_twelve} in the {part_after}", clock),
    rule("<minute> {past_to} <hour>", NOT_FIGURE + "(a )?{minute}( minutes?)? {past_to} {hour_twelve}(?! ?(percent|%|million|people|\\d))" + AFTER,
         lambda m: clock(m) if not (m.past_to == -1 and m.minute == 30) else None, casual=True),
    rule("half past <hour> in the <part>", "(a )?{minute}( minutes?)? {past_to} {hour_twelve} (in the {part_after}|{meridiem})", clock),
    rule("<minute> past <hour> p.m.", "(a )?{minute}( minutes?)? {past_to} {hour_twelve} ?{meridiem}", clock),
    rule("<minute> {past_to} {noon}", "(a )?{minute}( minutes?)? {past_to} {noon}", clock),
    # A limit of "midnight Friday" ends the Friday.
    rule("until midnight <day>", "(until|till|by|before) >> midnight <<,? (on )?{weekday_any}", lambda m: Calendar(hour=24)),
    rule("{noon}", "(12 |twelve |high )?{noon}(?!-)", clock),
    rule("<spoken hour> <minute> p.m.", "{hour_word}[ -]{minute_word} {meridiem}", clock),
)  # fmt: skip

PARTS = (
    rule("the <part>", "(the )?{part_after}", lambda m: Calendar(part=m.part_after), latent=True),
    rule("<clock> tonight", "{hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})? {tonight}", lambda m: At(Step("day", 0), clock_in(m, "EV", m.hour_twelve, m.minute_two))),
    rule("tonight at <clock>", "{tonight},? (at|around|from|by|about) {hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})?(?! (people|men|women|percent))",
         lambda m: At(Step("day", 0), clock_in(m, "MO" if m.meridiem == "AM" else "NI", m.hour_twelve, m.minute_two))),
    rule("tomorrow <part> at <clock>", "{days_away} {part_after},? (at|around|from|by) {hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})?(?! (people|men|women|percent))",
         lambda m: At(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), clock_in(m, m.part_after, m.hour_twelve, m.minute_two))),
    rule("<weekday> <part> at <clock>", "{weekday} {part_after},? (at|around|from|by) {hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})?(?! (people|men|women|percent))",
         lambda m: At(Calendar(weekday=m.weekday), clock_in(m, m.part_after, m.hour_twelve, m.minute_two))),
    rule("<clock> tomorrow <part>", "{hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})? {days_away} {part_after}",
         lambda m: At(Offset(Amount(abs(m.days_away), "day"), 1 if m.days_away >= 0 else -1), clock_in(m, m.part_after, m.hour_twelve, m.minute_two))),
    rule("<clock> this <part>", "{hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})? this {part_after}",
         lambda m: At(Step("day", 0), clock_in(m, m.part_after, m.hour_twelve, m.minute_two))),
    rule("this <part> at <clock>", "this {part_after},? (at|around|from|by) {hour_twelve}([:.]{minute_two})?( ?{meridiem}| ?{oclock})?(?! (people|men|women|percent))",
         lambda m: At(Step("day", 0), clock_in(m, m.part_after, m.hour_twelve, m.minute_two))),
)  # fmt: skip


def at(day: Expression, time: Expression) -> Expression | None:
    """A time of day within a day; the edge of the one is the edge of the other."""
    match time:
        case Calendar():
            return At(day, time)
        case Edge(of=Calendar() as of, position=position):
            return Edge(At(day, of), position)
        case Modified(of=Calendar()):
            return At(day, time)
    return None


def moment_at(m: Values) -> Expression | None:
    """A clock time inside a part of a day: "8 a.m. this morning", "Monday morning at 9"."""
    if not isinstance(m.moment, At) or not isinstance(m.moment.time, Calendar):
        return None
    if not isinstance(m.clock, Calendar):
        return None
    part, hour = m.moment.time.part, m.clock.hour
    if hour is None or part is None:
        return None
    late = (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 <= hour < 12)
    return At(m.moment.day, Calendar(hour=hour + 12 if late else hour, minute=m.clock.minute))


def part_of(day: Expression, moment: Expression) -> Expression | None:
    """A day and a part of the day told beside it: "on the 15th in the morning"."""
    if isinstance(moment, At) and isinstance(moment.day, Step) and isinstance(moment.time, Calendar):
        return At(day, moment.time) if moment.day.what == "day" and moment.day.steps == 0 else None
    return None


AT = "(at|around|about|by|from|before|after|until|till|for|@|later than|no later than|starting at|between|-)"

JOINED = (
    rule("<clock> <day>", "<clock>,? (on |of |today, )?<day>", lambda m: at(m.day, m.clock)),
    rule("<clock> <moment>", "<clock>,? (on |in )?(the )?<moment>", moment_at),
    rule("<moment> at <clock>", "<moment>,? (at |around |about |by |from |@ )?<clock>", moment_at),
    rule("<day> at <clock>", "<day>,? (at |at about |at around |around |@ ?)<clock>", lambda m: at(m.day, m.clock)),
    rule("<day> <clock>", "<day>,? <clock>", lambda m: at(m.day, m.clock)),
    rule("<day> by <clock>", "<day>,? " + AT + " <clock>", lambda m: at(m.day, m.clock), casual=True),
    rule("<day> in the <part>", "<day>,? in <moment>", lambda m: part_of(m.day, m.moment)),
    rule("the <part> of <day> told", "<moment> of (the )?<day>", lambda m: part_of(m.day, m.moment)),
    rule("<day> <part>", "<day>,? (in the |at )?<part>", lambda m: at(m.day, m.part)),
    rule("the early hours of <day>", "(the )?(early|small|wee|predawn|pre-dawn) hours (of|on) <day>",
         lambda m: At(m.day, Calendar(part="MO"))),
    rule("<part> <day>", "<part> (on )?<day>", lambda m: at(m.day, m.part)),
    rule("the <part> of <day>", "<part> (of|on) (the )?<day>", lambda m: at(m.day, m.part)),
    rule("<edge> <part> of <day>", "{edge_plain} <part> (of|on) (the )?<day>", lambda m: Edge(At(m.day, m.part), m.edge_plain) if isinstance(m.part, Calendar) else None),
)  # fmt: skip

RULES = (*CLOCK, *PARTS, *JOINED)
