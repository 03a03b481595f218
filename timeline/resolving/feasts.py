"""Holidays and events with a date rule, by the ids the languages use."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from timeline.resolving import observances
from timeline.resolving.lunar import moving_feast

FIXED = {
    "new year": (1, 1), "epiphany": (1, 6), "candlemas": (2, 2), "valentine's day": (2, 14),
    "women's day": (3, 8), "saint patrick": (3, 17), "april fools": (4, 1), "earth day": (4, 22),
    "labour day": (5, 1), "victory day": (5, 8), "music day": (6, 21), "saint john": (6, 24),
    "canada day": (7, 1),
    "independence day": (7, 4), "bastille day": (7, 14), "assumption": (8, 15), "halloween": (10, 31),
    "all saints": (11, 1), "all souls": (11, 2), "armistice day": (11, 11), "saint nicholas": (12, 6),
    "christmas eve": (12, 24), "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "guy fawkes": (11, 5), "veterans day": (11, 11), "groundhog day": (2, 2), "juneteenth": (6, 19),
    "german unity day": (10, 3), "national day spain": (10, 12), **observances.FIXED,
}  # fmt: skip
AFTER_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter": 0, "easter monday": 1, "ascension": 39, "pentecost": 49, "whit monday": 50,
    "trinity sunday": 56, "corpus christi": 60, "mothering sunday": -21, "lent": -46, "sacred heart": 68,
    "rose monday": -48, "holy monday": -6, "holy tuesday": -5, "holy wednesday": -4,
}  # fmt: skip
# (month, weekday from Monday = 0, which one; negative from the end)
NTH_WEEKDAY = {
    "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3), "mother's day": (5, 6, 2),
    "memorial day": (5, 0, -1), "father's day": (6, 6, 3), "us labor day": (9, 0, 1),
    "columbus day": (10, 0, 2), "thanksgiving": (11, 3, 4), "black friday": (11, 3, 4),
    "super bowl": (2, 6, 1), **observances.NTH_WEEKDAY,
}  # fmt: skip
OFFSETS = {"black friday": 1, **observances.OFFSETS}


def nth_weekday(year: int, month: int, weekday: int, position: int) -> date | None:
    """The n-th weekday of a month, from the end when negative; None when the month has none."""
    if position < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-position - 1))
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (position - 1))
    return day if day.month == month else None


def feast(name: str, year: int) -> date | None:
    """The day of a holiday in a year, or None for an unknown name or a year without Easter rule (1583 on)."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in AFTER_EASTER:
        return easter(year) + timedelta(days=AFTER_EASTER[name]) if 1583 <= year <= 4099 else None
    if name in NTH_WEEKDAY:
        day = nth_weekday(year, *NTH_WEEKDAY[name])
        return day + timedelta(days=OFFSETS.get(name, 0)) if day else None
    if name == "mother's day france":
        last = nth_weekday(year, 5, 6, -1)
        clash = feast("pentecost", year)
        return last + timedelta(days=7) if last and last == clash else last
    if name in observances.TABLED:
        return observances.TABLED[name].get(year)
    if name in ("emancipation day", "tax day"):
        return _american_observance(name, year)
    if name == "earth hour":
        # The last Saturday of March, but not the one before Easter; in 2025 it was held a week early.
        if year == 2025:
            return date(2025, 3, 22)
        last = nth_weekday(year, 3, 5, -1)
        return last - timedelta(days=7) if last and last == feast("holy saturday", year) else last
    if name == "parsi new year":
        # A calendar of 365 days: the day comes a day earlier after each leap day.
        return date(year, 8, 17) - timedelta(days=year // 4 - 2019 // 4)
    if name == "victoria day":
        return date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())
    if name == "king's day":
        day = date(year, 4, 27)
        return day - timedelta(days=1) if day.weekday() == 6 else day
    return moving_feast(name, year)


def _american_observance(name: str, year: int) -> date:
    """Emancipation Day moves off the week-end; the tax is due on the first working day from 15 April."""
    emancipation = date(year, 4, 16) + timedelta(days={5: -1, 6: 1}.get(date(year, 4, 16).weekday(), 0))
    if name == "emancipation day":
        return emancipation
    due = date(year, 4, 15)
    while due.weekday() >= 5 or due == emancipation:
        due += timedelta(days=1)
    return due
