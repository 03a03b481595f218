"""The expressions of an article, read as the shapes that say something about its date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from timeline import languages
from timeline.dating import likelihood
from timeline.dating.shapes import (
    Away,
    Countdown,
    Dated,
    SameDay,
    Shape,
    Time,
    Weekday,
    Weekend,
    YearDay,
)
from timeline.expression import (
    Amount,
    At,
    Both,
    Calendar,
    Edge,
    Expression,
    Found,
    Length,
    Modified,
    Near,
    Offset,
    Range,
    Shift,
    Step,
    Usual,
    Vague,
)

UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
# An apposition stands right beside what it explains.
BESIDE = 24
OLDEST_YEAR = 1800


def times(text: str, found: Sequence[Found], language: str) -> list[Time]:
    """The times of an article that say something about its date, in order."""
    plain = text.lower().replace("’", "'")
    words = languages.part(language, "press")
    read = [time for one in found if (time := _time(one, plain, words))]
    return _agreed(list(_joined(read, plain, words)))


def _time(found: Found, text: str, words: object) -> Time | None:
    shape = _shape(found.expression)
    ahead = likelihood.ahead(found.direction, found.mod)
    if _contains(found.expression, Usual) and found.direction not in ("past", "future"):
        return None
    if _contains(found.expression, Near):
        # The verb is another's: only a signal tells the side.
        ahead = likelihood.ahead(None, found.mod)
    if isinstance(found.expression, Length):
        shape = _countdown(found, text, words)
    if shape is None:
        return None
    if isinstance(shape, YearDay | Weekday) and shape.step is None and _this(found, text, words):
        shape = replace(shape, step=0)
    if isinstance(shape, YearDay | Weekday) and shape.step:
        ahead = 0.98 if shape.step > 0 else 0.02
    soon = found.mod == "AFTER" and ahead > 0.5
    aside = getattr(words, "ASIDE", None)
    said_aside = bool(aside and re.search(aside, text[max(0, found.start - 40) : found.start]))
    return Time(found.start, found.end, shape, ahead, soon, found.mod == "BEFORE" and ahead > 0.5, said_aside)


def _contains(expression: Expression, kind: type[Near | Usual]) -> bool:
    """Whether the day of an expression is of this kind."""
    if isinstance(expression, At):
        return _contains(expression.day, kind)
    return isinstance(expression, kind)


def _this(found: Found, text: str, words: object) -> bool:
    """Whether "this" stands before or at the head of the span."""
    pattern = getattr(words, "THIS", None)
    if pattern is None:
        return False
    inside = re.match(rf"{pattern}\s", text[found.start : found.end])
    return bool(inside or re.search(rf"(?<!\w){pattern}\s+$", text[max(0, found.start - 8) : found.start]))


def _shape(expression: Expression) -> Shape | None:
    match expression:
        case Calendar(named=True):
            # "Les attentats du 13 novembre": of a year that the article does not tell.
            return None
        case Calendar():
            return _calendar(expression)
        case At(day=inner, time=Calendar(part="NI")):
            shape = _shape(inner)
            return replace(shape, night=True) if isinstance(shape, Weekday) else shape
        case At(day=inner) | Modified(of=inner) | Near(of=inner) | Usual(of=inner):
            return _shape(inner)
        case Both(date=inner, weekday=weekday):
            return _with_weekday(_shape(inner), weekday)
        case Shift(of=inner, amount=Amount(count=float() | int() as count, unit="day"), sign=sign):
            return _shifted(_shape(inner), round(count) * sign)
        case Edge(of=inner, position=position):
            return _edge(_shape(inner), position)
        case Step(what=Calendar(weekday=int(weekday), day=None), steps=0, anchor="discourse"):
            return SameDay(weekday)
        case Step(what=what, steps=steps, anchor="publication"):
            return _step(what, steps)
        case Range(last=Calendar() as last):
            return _shape(last)
        case Offset(amount=amount, sign=sign, anchor="publication") if amount.count:
            days = UNIT_DAYS.get(amount.unit)
            return Away(round(amount.count * days) * sign, amount.unit == "day") if days else None
        case Vague(reference="PRESENT_REF", grain="day"):
            return Away(0, True)
    return None


def _calendar(fields: Calendar) -> Shape | None:
    if fields.year is not None and not OLDEST_YEAR <= fields.year < 2200:
        return None
    if fields.month is not None and fields.day is not None:
        if fields.day > calendar.monthrange(fields.year or 2000, fields.month)[1]:
            return None
        if fields.year is None:
            return YearDay(fields.month, fields.day, fields.day, fields.weekday)
        day = date(fields.year, fields.month, fields.day)
        return Dated(day, date.fromordinal(day.toordinal() + 1), "day", fields.weekday)
    if fields.month is not None:
        if fields.year is None:
            return YearDay(fields.month, 1, 31)
        return Dated(date(fields.year, fields.month, 1), _month_after(fields.year, fields.month), "month")
    if fields.weekday is not None and fields.year is None:
        return Weekday(fields.weekday)
    whole = (fields.quarter, fields.half, fields.season, fields.week, fields.holiday)
    if fields.year is not None and not any(whole):
        return Dated(date(fields.year, 1, 1), date(fields.year + 1, 1, 1), "year")
    return None


def _month_after(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _with_weekday(shape: Shape | None, weekday: int) -> Shape | None:
    """A date with the weekday beside it; "yesterday, Monday" fixes the weekday of writing."""
    if isinstance(shape, YearDay | Dated):
        return replace(shape, weekday=weekday)
    if isinstance(shape, Away) and shape.exact:
        return Weekday((weekday - shape.days) % 7, step=0)
    return Weekday(weekday, step=shape.step) if isinstance(shape, Weekday) else None


def _shifted(shape: Shape | None, days: int) -> Shape | None:
    """A weekday so many days on: the night before Thursday is Wednesday's."""
    return Weekday((shape.weekday + days) % 7, shape.step) if isinstance(shape, Weekday) else None


def _edge(shape: Shape | None, position: str) -> Shape | None:
    thirds = {"START": (0, 10), "MID": (10, 20), "END": (20, 31)}
    if isinstance(shape, YearDay) and shape.whole_month:
        first, last = thirds[position]
        return replace(shape, first=first + 1, last=last)
    return shape


def _step(what: Calendar | str, steps: int) -> Shape | None:
    if what == "weekend":
        return Weekend(steps) if steps in (0, -1) else None
    if what == "day" and steps == 0:
        return Away(0, True)
    if not isinstance(what, Calendar):
        return None
    shape = _calendar(what)
    return replace(shape, step=steps) if isinstance(shape, Weekday | YearDay) and -1 <= steps <= 1 else None


def _countdown(found: Found, text: str, words: object) -> Countdown | None:
    length = found.expression
    assert isinstance(length, Length)
    days = UNIT_DAYS.get(length.amount.unit)
    before = getattr(words, "COUNTDOWN_BEFORE", None)
    after = getattr(words, "COUNTDOWN_AFTER", None)
    if not days or not length.amount.count or before is None or length.side == "past":
        return None
    leads = re.search(rf"(?<!\w)(?:{before})\s+$", text[max(0, found.start - 30) : found.start])
    if not leads or not re.match(rf"\s+(?:{after})(?:\s|$|(?<='))", text[found.end : found.end + 30]):
        return None
    count = round(length.amount.count * days)
    return Countdown(count, 0 if days == 1 else days // 2)


def _joined(read: Sequence[Time], text: str, words: object) -> Iterator[Time]:
    """Two readings of one day side by side as one: "20 septembre, soit dimanche"."""
    pattern = getattr(words, "APPOSITION", None)
    index = 0
    while index < len(read):
        one = read[index]
        other = read[index + 1] if index + 1 < len(read) else None
        if other and pattern and other.start - one.end <= BESIDE:
            between = text[one.end : other.start]
            pair = _pair(one, other) if re.fullmatch(pattern, between) and between.strip() else None
            if pair:
                yield pair
                index += 2
                continue
        yield one
        index += 1


def _agreed(read: Sequence[Time]) -> list[Time]:
    """One date lies on one side wherever the article names it: the surest naming tells which."""
    sides: dict[tuple[int, int, int], float] = {}
    for time in read:
        if isinstance(time.shape, YearDay) and not time.shape.step:
            date_ = (time.shape.month, time.shape.first, time.shape.last)
            known = sides.get(date_, 0.5)
            sides[date_] = max(known, time.ahead, key=lambda chance: abs(chance - 0.5))
    return [
        replace(time, ahead=sides[time.shape.month, time.shape.first, time.shape.last])
        if isinstance(time.shape, YearDay) and not time.shape.step
        else time
        for time in read
    ]


def _pair(one: Time, other: Time) -> Time | None:
    first, second = (one, other) if not isinstance(one.shape, Weekday) else (other, one)
    if not isinstance(second.shape, Weekday | SameDay):
        return None
    if (
        not isinstance(first.shape, YearDay | Dated | Away)
        or getattr(first.shape, "weekday", None) is not None
    ):
        return None
    if isinstance(first.shape, YearDay) and first.shape.whole_month:
        return None
    shape = _with_weekday(first.shape, second.shape.weekday)
    if isinstance(shape, YearDay):
        shape = replace(shape, near=True)
    # What a signal bounds knows its side better than the verb near the apposition.
    return replace(first, start=one.start, end=other.end, shape=shape) if shape else None
