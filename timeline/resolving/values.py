"""TIMEX3 values (ISO-TimeML 2012) of spans and lengths."""

from __future__ import annotations

from datetime import datetime

from timeline.expression import Amount, Calendar
from timeline.resolving.spans import Span, season_name

_LETTERS = {"day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "hour": "H",
            "minute": "M", "second": "S", "season": "S"}  # fmt: skip
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


def of_span(span: Span) -> str:
    """The value of a calendar span, by its grain: 2020-09-18, 2020-W38, 2020-Q3, 202."""
    begin = span.begin
    year = f"{begin.year:04d}"
    match span.grain:
        case "day":
            return day_value(begin)
        case "week" | "weekend":
            iso = begin.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if span.grain == "weekend" else "")
        case "month":
            return f"{year}-{begin.month:02d}"
        case "quarter":
            return f"{year}-Q{(begin.month - 1) // 3 + 1}"
        case "half":
            return f"{year}-H{1 if begin.month < 7 else 2}"
        case "season":
            return f"{year}-{season_name(begin)}"
        case "year":
            return year
        case "decade":
            return f"{begin.year // 10:03d}"
        case "century":
            return f"{begin.year // 100:02d}"
        case "millennium":
            return f"{begin.year // 1000}"
    return clock_value(begin, span.grain)


def day_value(moment: datetime) -> str:
    """The day as 2020-09-18."""
    return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"


def clock_value(moment: datetime, grain: str) -> str:
    """Day and clock as 2020-09-18T16:00, with seconds when that is the grain."""
    seconds = f":{moment.second:02d}" if grain == "second" else ""
    return f"{day_value(moment)}T{moment.hour:02d}:{moment.minute:02d}{seconds}"


def of_amount(amount: Amount) -> str:
    """The value of a length: P90D, PT2H, PXM for several months."""
    unit = amount.unit
    count = amount.count
    if unit in _YEARS:
        return "PXY" if count is None else f"P{count * _YEARS[unit]:g}Y"
    if unit == "half":
        unit, count = "month", None if count is None else count * 6
    mark = "PT" if unit in ("hour", "minute", "second") else "P"
    if count is None:
        return f"{mark}X{_LETTERS[unit]}"
    if count != int(count):
        return _fraction(count, unit, mark)
    return f"{mark}{int(count)}{_LETTERS[unit]}"


def of_length(amount: Amount, smaller: Amount | None) -> str:
    """The value of a length told in one unit or two: PT2H30M, P1Y6M, P3DT4H."""
    value = of_amount(amount)
    return value + of_amount(smaller).removeprefix("PT" if "T" in value else "P") if smaller else value


def _fraction(count: float, unit: str, mark: str) -> str:
    """Halves of a unit in the next smaller one: a year and a half is P1Y6M."""
    smaller = {"year": (12, "M"), "day": (24, "H"), "hour": (60, "M"), "week": (7, "D"), "month": (30, "D")}
    if unit not in smaller:
        return f"{mark}{count:g}{_LETTERS[unit]}"
    size, letter = smaller[unit]
    whole, rest = int(count), round((count - int(count)) * size)
    head = f"{whole}{_LETTERS[unit]}" if whole else ""
    return f"P{head}T{rest}{letter}" if unit == "day" else f"{mark}{head}{rest}{letter}"


def of_repeated(what: Calendar | Amount) -> str:
    """The value of a repeated time: XXXX-WXX-1 for Mondays, P1Y for every year."""
    if isinstance(what, Amount):
        return of_amount(what)
    part = (
        f"T{what.part}"
        if what.part
        else (f"T{what.hour:02d}:{what.minute or 0:02d}" if what.hour is not None else "")
    )
    if what.weekday is not None:
        return f"XXXX-WXX-{what.weekday + 1}{part}"
    if what.weekend:
        return "XXXX-WXX-WE"
    if what.season is not None:
        return f"XXXX-{what.season}"
    if what.month is not None and what.day is not None:
        return f"XXXX-{what.month:02d}-{what.day:02d}"
    if what.month is not None:
        return f"XXXX-{what.month:02d}"
    if what.day is not None:
        return f"XXXX-XX-{what.day:02d}"
    return f"XXXX-XX-XX{part}"
