"""Clock times and parts of the day."""

from __future__ import annotations

from timeline.expression import Amount, At, Calendar, Edge, Expression, Offset, Step
from timeline.grammar import Values, rule


def clock(m: Values) -> Calendar:
    """Hour and minute in their places; "du soir" moves the hour past noon."""
    hour = m.hour if m.hour is not None else m.noon
    minute = m.minute
    if m.minus is not None:
        hour, minute = (hour - 1) % 24, 60 - (minute or 0)
    if m.half is not None:
        minute = 30
    part = m.part or m.meridiem
    if part in ("AF", "EV", "PM") and hour < 12 or (part == "NI" and 6 <= hour < 12):
        hour += 12
    if hour == 24:
        hour = 0
    return Calendar(hour=hour, minute=minute, second=m.second, zone=m.zone)


PART_AFTER = "( (du|de l'|de la|dans la|dans l'|le|ce|au) ?{part})?"

CLOCK = (
    rule("<hour> h <minute>", "{hour} ?{hour_mark}( ?{minute}(?!\\w)( ?(min|minutes?|mn))?)?" + PART_AFTER + "( ?\\(?{zone}\\)?)?", clock),
    rule("<hour> heures et <minute>", "{hour} {hour_mark} et {minute}( minutes?)?" + PART_AFTER, clock),
    rule("<hour> heures et demie", "{hour} {hour_mark} et {half}" + PART_AFTER, clock),
    rule("<hour> et demie heures", "{hour} et {half} {hour_mark}", clock),
    rule("<hour> heures moins <minute>", "{hour} {hour_mark} {minus} {minute}( minutes?)?" + PART_AFTER, clock),
    rule("<hour> heures passé de <minute>", "{hour} {hour_mark} passée?s? de {minute}( minutes?)?", clock),
    rule("<hour>:<minute>", "{hour}:{minute_two}(:{second})?( ?{meridiem})?" + PART_AFTER + "( ?\\(?{zone}\\)?)?",
         lambda m: clock(Values({"hour": m.hour, "minute": m.minute_two, "second": m.second, "meridiem": m.meridiem, "part": m.part, "zone": m.zone}))),
    rule("<hour> pm", "{hour} ?{meridiem}", clock),
    rule("midi", "(le )?{noon}(?!-)", clock),
    rule("midi et quart", "{noon} (et )?{minute}(?! (jours?|mois|ans|semaines?))", clock),
    rule("midi et demi", "{noon} et {half}", clock),
    rule("midi moins le quart", "{noon} {minus} {minute}", clock),
    rule("<hour> du matin", "{hour} (du|de l'|de la) ?{part}", clock),
    rule("de <hour> à <hour>", "(de|entre) >> {hour} << (à|et) {hour2} ?({hour_mark}|{meridiem})", lambda m: clock(Values({"hour": m.hour, "meridiem": m.meridiem}))),
    rule("<hour>-<hour> h", "{hour} << ?(-|a|à) ?{hour2} ?({hour_mark}|{meridiem})(?!\\w)", lambda m: clock(Values({"hour": m.hour, "meridiem": m.meridiem})), casual=True),
    rule("de <hour> à <hour> sans heures", "(de|entre) {hour} (à|et) {hour2}(?! ?[\\w%€$,/])", clock, casual=True),
)  # fmt: skip

PARTS = (
    rule("le <part>", "(le|la|l') ?{part_of}", lambda m: Calendar(part=m.part_of), latent=True),
    rule("<part>", "{part_of}", lambda m: Calendar(part=m.part_of), latent=True),
    rule("dans la <part>", "(dans|durant|pendant|au cours de|jusqu'à tard dans|toute|tard dans|en cours de) >> (la|l') ?{part_of}(?! (de|d'|du|des)\\b)",
         lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.part_of))),
    rule("la nuit", "la {night}(?! (de|d'|du|des|que|où|portes)\\b)", lambda m: At(Step("day", 0, "discourse"), Calendar(part=m.night))),
    rule("en <edge> de <part>", "(en|à la|au|vers la|dès le|dès la) >> {edge} (de |d'|de la |de l')?{part_of}",
         lambda m: Edge(At(Step("day", 0, "discourse"), Calendar(part=m.part_of)), m.edge)),
    rule("le <part> tôt", "(aujourd'hui,? )?(le |très )?({part_of} (très )?tôt|tôt (le )?{part_of2})",
         lambda m: None),
    rule("très tôt le <part>", "(très )?tôt (le |dans la ){part_of}", lambda m: Edge(At(Step("day", 0), Calendar(part=m.part_of)), "START"), casual=True),
    rule("le <part> très tôt", "(le )?{part_of} (très )?tôt", lambda m: Edge(At(Step("day", 0), Calendar(part=m.part_of)), "START"), casual=True),
    rule("le <part> request", "(le|la|l') ?{part_of}", lambda m: At(Step("day", 0), Calendar(part=m.part_of)), casual=True),
    rule("pendant le <meal>", "((avant|au moment d[ue]|pendant|après) )(le )?{meal}", lambda m: At(Step("day", 0), Calendar(part=m.meal)), casual=True),
    rule("le <part> de <holiday>", "(le |la )?{part_of} de {holiday}", lambda m: At(Calendar(holiday=m.holiday), Calendar(part=m.part_of))),
)  # fmt: skip

JOINED = (
    rule("<clock> <day>", "<clock>,? (le )?<day>", lambda m: At(m.day, m.clock)),
    rule("<clock> ce <part>", "<clock> <moment>", lambda m: moment_at(m)),
    rule("<day> <clock>", "<day>,? <clock>", lambda m: At(m.day, m.clock)),
    rule("<day> à <clock>", "<day>,? (à|à partir de|vers|avant|après|jusqu'à|dès|aux alentours de|à environ|plutôt vers|plus tard que|peu après|peu avant|aux environs de) <clock>", lambda m: At(m.day, m.clock), casual=True),
    rule("<day> <part>", "<day>,? (en |au |à la |dans )?<part>", lambda m: At(m.day, m.part)),
    rule("<day> en <edge> de <part>", "<day>,? (en |à la |au )?{edge} (de |d'|de la |de l')?<part>", lambda m: Edge(At(m.day, m.part), m.edge)),
    rule("<part> de <day>", "(la |le )?<part> (de|du) <day>", lambda m: At(m.day, m.part)),
)  # fmt: skip


def moment_at(m: Values) -> Expression | None:
    """A clock time inside a part of a day: "8 heures ce soir"."""
    if not isinstance(m.moment, At):
        return None
    part = m.moment.time.part
    hour = m.clock.hour + 12 if part in ("AF", "EV", "NI") and m.clock.hour < 12 else m.clock.hour
    return At(m.moment.day, Calendar(hour=hour, minute=m.clock.minute))


RULES = (*CLOCK, *[r for r in PARTS if r.name != "le <part> tôt"], *JOINED)
