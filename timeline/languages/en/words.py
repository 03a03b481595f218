"""English words of time and what they stand for: data only, no rules."""

from __future__ import annotations

from timeline.expression import Amount
from timeline.grammar import WordClass, between, number_words
from timeline.languages.en.feasts import AMBIGUOUS_FEASTS, HOLIDAYS
from timeline.languages.en.vocabulary import (
    BEFORE_YEAR,
    HUMANS,
    NAMES,
    PRODUCTS,
    SPORTS,
    STREETS,
    THINGS,
    UNSAID_THINGS,
)

ACCENTS_MATTER: frozenset[str] = frozenset()

WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
# Read only beside a day or a year, or with their full stop: "22 Sept", "Feb. 5".
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
# Months that are also verbs.
VERBS_TOO = ("may", "march")
UNITS = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour",
    "hrs": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "weekend": "weekend", "weekends": "weekend", "month": "month", "months": "month", "quarter": "quarter",
    "quarters": "quarter", "year": "year", "years": "year", "yr": "year", "yrs": "year", "decade": "decade",
    "decades": "decade", "century": "century", "centuries": "century", "millennium": "millennium",
    "millennia": "millennium", "business days": "day", "business day": "day", "working days": "day",
    "trading days": "day", "calendar days": "day", "calendar year": "year", "fiscal year": "year",
    "financial year": "year", "business year": "year", "academic year": "year", "school year": "year",
    "tax year": "year", "full year": "year", "fiscal years": "year", "calendar years": "year",
    "fiscal quarter": "quarter", "calendar quarter": "quarter", "fiscal quarters": "quarter",
    "calendar month": "month", "calendar week": "week", "work week": "week", "workweek": "week",
    "working week": "week", "qtr": "quarter",
}  # fmt: skip
FREQUENCIES = {
    "hourly": Amount(1, "hour"), "daily": Amount(1, "day"), "nightly": Amount(1, "day"), "weekly": Amount(1, "week"),
    "fortnightly": Amount(2, "week"), "biweekly": Amount(2, "week"), "monthly": Amount(1, "month"),
    "quarterly": Amount(1, "quarter"), "biannually": Amount(6, "month"), "biennially": Amount(2, "year"),
}  # fmt: skip
# Nouns that are a length of time in themselves.
LENGTHS = {
    "fortnight": Amount(2, "week"), "half-hour": Amount(30, "minute"), "half an hour": Amount(30, "minute"),
    "half hour": Amount(30, "minute"), "half-century": Amount(50, "year"), "half a century": Amount(50, "year"),
    "half-decade": Amount(5, "year"), "half a decade": Amount(5, "year"), "half-year": Amount(6, "month"),
    "half a year": Amount(6, "month"), "half a day": Amount(12, "hour"), "half-day": Amount(12, "hour"),
    "half a minute": Amount(30, "second"), "quarter-century": Amount(25, "year"),
    "quarter of a century": Amount(25, "year"), "quarter of an hour": Amount(15, "minute"),
    "quarter hour": Amount(15, "minute"), "three quarters of an hour": Amount(45, "minute"),
    "fortnights": Amount(2, "week"), "score years": Amount(20, "year"),
}  # fmt: skip
PARTS = {
    "morning": "MO", "forenoon": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "noon": "MI", "midday": "MI",
    "lunchtime": "MI", "lunch time": "MI", "afternoon": "AF", "evening": "EV", "sunset": "EV", "dusk": "EV",
    "nightfall": "EV", "night": "NI", "daytime": "DT", "overnight": "NI",
}  # fmt: skip
# Plain parts of the day: those that a weekday takes beside it.
PLAIN_PARTS = ("morning", "afternoon", "evening", "night", "lunchtime", "daytime", "dawn", "dusk")
SEASONS = {"spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA",
           "winter": "WI", "wintertime": "WI"}  # fmt: skip
DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tomorrows": 1, "todays": 0, "yesterdays": -1, "tmrw": 1, "tomorow": 1, "tmr": 1, "2day": 0}
CARDINALS: dict[str, float] = {
    **number_words("en", 120), "a couple of": 2, "a couple": 2, "couple of": 2, "a pair of": 2, "a dozen": 12, "two dozen": 24,
    "half a dozen": 6, "a hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300,
    "five hundred": 500, "a thousand": 1000, "one thousand": 1000, "two thousand": 2000, "½": 0.5, "half a": 0.5,
}  # fmt: skip
ORDINALS = {
    **number_words("en", 31, ordinal=True), "last": -1, "final": -1, "closing": -1, "opening": 1, "penultimate": -2,
    "second last": -2, "second-last": -2, "second to last": -2, "second-to-last": -2, "2nd last": -2, "third last": -3,
    "fourth last": -4, "fifth last": -5,
}  # fmt: skip
SEVERAL = ("several", "a few", "few", "some", "many", "numerous", "various", "a number of", "countless", "quite a few",
           "a handful of")  # fmt: skip
LAST = ("last", "past", "previous", "preceding", "prior", "this past", "this last", "most recent")
NEXT = (
    "next",
    "coming",
    "upcoming",
    "following",
    "this coming",
    "this upcoming",
    "forthcoming",
    "subsequent",
)
EDGES = {
    "early": "START", "beginning": "START", "start": "START", "outset": "START", "opening": "START", "dawn": "START",
    "mid": "MID", "middle": "MID", "midpoint": "MID", "late": "END", "end": "END", "close": "END", "tail end": "END",
    "turn": "START", "very end": "END", "very beginning": "START", "latter part": "END", "early part": "START",
    "first part": "START",
}  # fmt: skip
PRESENT = ("now", "currently", "presently", "nowadays", "right now", "these days", "at present", "at the moment",
           "for the time being", "just now", "at this moment", "at this point")  # fmt: skip
PAST = ("recently", "lately", "previously", "formerly", "not long ago", "long ago", "of late")
FUTURE = ("soon", "shortly")


def _figures(text: str) -> float | None:
    """A number in figures, with thousands and fractions: "1,500", "2.5", "2 1/2"."""
    whole, _, fraction = text.replace(",", "").rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        number = float(whole or 0) + int(above) / int(below)
    else:
        number = float(fraction)
    return int(number) if number.is_integer() else number


def _year_of_two(text: str) -> int | None:
    """A year written with two figures: 98 is 1998, 14 is 2014; the pivot is 40."""
    number = int(text.lstrip("'"))
    return 1900 + number if number >= 40 else 2000 + number


def _ordinal(text: str) -> int:
    return int("".join(letter for letter in text if letter.isdigit()))


def _decade(text: str) -> int:
    """The tens of a year in figures, as years over ten: "1990s" is 199, "'90s" too."""
    number = int("".join(letter for letter in text if letter.isdigit()))
    return number // 10 if number > 99 else (190 if number >= 20 else 200) + number // 10


def _same(words: tuple[str, ...], value: object) -> dict[str, object]:
    return dict.fromkeys(words, value)


def _spoken_years() -> dict[str, int]:
    """Years in words: "nineteen ninety-six", "nineteen hundred ninety three", "two thousand and fifteen"."""
    below_hundred = {word: number for word, number in number_words("en", 99).items() if number < 100}
    centuries = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
    years: dict[str, int] = {"two thousand": 2000, "nineteen hundred": 1900}
    for rest, number in below_hundred.items():
        for century, hundreds in centuries.items():
            if number > 9:
                years[f"{century} {rest}"] = hundreds * 100 + number
            years[f"{century} hundred {rest}"] = years[f"{century} hundred and {rest}"] = (
                hundreds * 100 + number
            )
            if number < 10:
                years[f"{century} oh {rest}"] = hundreds * 100 + number
        years[f"two thousand {rest}"] = years[f"two thousand and {rest}"] = 2000 + number
    return years


_CARDINAL_DAYS = {word: number for word, number in number_words("en", 31).items()}
_ORDINAL_DAYS = {word: number for word, number in number_words("en", 31, ordinal=True).items()}
_DOTTED_MONTHS = {f"{word}.": number for word, number in SHORT_MONTHS.items()}
_SUFFIX = r"(?:st|nd|rd|th)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"

CLASSES: dict[str, WordClass] = {
    "weekday": WordClass(WEEKDAYS),
    "weekday_any": WordClass({**WEEKDAYS, **SHORT_WEEKDAYS, **{f"{word}.": n for word, n in SHORT_WEEKDAYS.items()}}),
    "weekday_short": WordClass({**SHORT_WEEKDAYS, **{f"{word}.": n for word, n in SHORT_WEEKDAYS.items()}}),
    "weekday_dotted": WordClass({f"{word}.": n for word, n in SHORT_WEEKDAYS.items() if word not in ("sun", "sat", "wed")}),
    "weekday_plural": WordClass({**{f"{word}s": n for word, n in WEEKDAYS.items()}, **WEEKDAYS}),
    "weekdays": WordClass({f"{word}s": number for word, number in WEEKDAYS.items()}),
    "month": WordClass({**MONTHS, **_DOTTED_MONTHS, "sept": 9}),
    "month_any": WordClass({**MONTHS, **SHORT_MONTHS, **_DOTTED_MONTHS}),
    "month_name": WordClass({word: n for word, n in {**MONTHS, **_DOTTED_MONTHS}.items() if word not in VERBS_TOO}),
    "month_long": WordClass(MONTHS),
    "month_verb": WordClass({word: MONTHS[word] for word in VERBS_TOO}),
    "month_number": WordClass({}, r"(?:1[0-2]|0?[1-9])"),
    "month_two": WordClass({}, r"(?:1[0-2]|0[1-9])"),
    "day": WordClass(_ORDINAL_DAYS, rf"{_DAY}{_SUFFIX}?", _ordinal),
    "day_any": WordClass({**_CARDINAL_DAYS, **_ORDINAL_DAYS}, rf"{_DAY}{_SUFFIX}?", _ordinal),
    "day_ordinal": WordClass(_ORDINAL_DAYS, rf"{_DAY}{_SUFFIX}", _ordinal),
    "day_word": WordClass(_CARDINAL_DAYS),
    "day_number": WordClass({}, _DAY),
    "day_two": WordClass({}, r"(?:3[01]|[12]\d|0[1-9])"),
    "day_late": WordClass({}, r"(?:3[01]|2\d|1[3-9])"),
    "year": WordClass({}, r"(?:1[0-9]\d\d|20\d\d|21\d\d)"),
    "year_modern": WordClass({}, r"(?:19\d\d|20\d\d)"),
    "year_any": WordClass({}, r"\d{1,4}", between(1, 9999)),
    "year_two": WordClass({}, r"'?\d\d", _year_of_two),
    "year_spoken": WordClass(_spoken_years()),
    "decade_figures": WordClass({}, r"'?(?:1[0-9]|20)?\d0'?s", _decade),
    "decade_word": WordClass(
        {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197,
         "eighties": 198, "nineties": 199, "noughties": 200, "nineteen-nineties": 199, "nineteen-eighties": 198,
         "nineteen-seventies": 197, "nineteen-sixties": 196, "nineteen-fifties": 195}
    ),
    "thing": WordClass(_same(THINGS, True)),
    "thing_only": WordClass(_same(tuple(word for word in THINGS if word not in UNITS), True)),
    "noun": WordClass(_same(UNSAID_THINGS, True)),
    "before_year": WordClass(_same(BEFORE_YEAR, True)),
    "weekend": WordClass({word: True for word in ("weekend", "week-end", "week end", "wkend")}),
    "weekends": WordClass({word: True for word in ("weekends", "week-ends")}),
    "unit": WordClass(UNITS),
    "unit_plural": WordClass({word: unit for word, unit in UNITS.items() if word.endswith("s") or word in ("centuries", "millennia")}),
    "unit_one": WordClass({word: unit for word, unit in UNITS.items()
                           if word in ("hour", "day", "week", "month", "year", "decade", "century")}),
    "unit_count": WordClass({word: unit for word, unit in UNITS.items()
                             if word in ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century",
                                         "millennium", "sec", "min", "hr", "yr")}),
    "unit_step": WordClass({word: unit for word, unit in UNITS.items()
                            if unit not in ("second", "hour", "minute", "day", "weekend") and not word.endswith("s")}),
    "unit_short": WordClass({"h": "hour", "hr": "hour", "min": "minute", "m": "minute", "s": "second", "d": "day", "y": "year", "mths": "month"}),
    "fiscal": WordClass({word: True for word in ("fiscal", "fiscal year", "financial year", "fy", "calendar", "calendar year", "cy", "tax year")}),
    "third": WordClass({"quarter": "quarter", "half": "half", "qtr": "quarter", "half-year": "half", "fiscal quarter": "quarter",
                        "fiscal half": "half", "quarters": "quarter"}),
    "third_short": WordClass(
        {f"{letter}{n}": (unit, n) for letter, unit, top in (("q", "quarter", 4), ("h", "half", 2)) for n in range(1, top + 1)}
    ),
    "half_word": WordClass({"half": True}),
    "length": WordClass(LENGTHS),
    "frequency": WordClass(FREQUENCIES),
    "yearly": WordClass({"annually": True, "yearly": True, "every year": True}),
    "part": WordClass(PARTS),
    "part_plain": WordClass({word: PARTS[word] for word in PLAIN_PARTS}),
    "parts": WordClass({f"{word}s": PARTS[word] for word in ("morning", "afternoon", "evening", "night")}),
    "part_after": WordClass({word: PARTS[word] for word in ("morning", "afternoon", "evening", "night")}),
    "part_alone": WordClass({word: PARTS[word] for word in ("morning", "afternoon", "evening", "daytime", "lunchtime", "night")}),
    "tonight": WordClass({"tonight": "NI", "tonite": "NI"}),
    "overnight": WordClass({"overnight": "NI"}),
    "season": WordClass(SEASONS),
    "season_plain": WordClass({word: SEASONS[word] for word in ("summer", "autumn", "winter")}),
    "seasons": WordClass({"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"}),
    "holiday": WordClass({name: feast for name, feast in HOLIDAYS.items() if name not in AMBIGUOUS_FEASTS}),
    "holiday_any": WordClass(HOLIDAYS),
    "days_away": WordClass(DAYS_AWAY),
    "cardinal": WordClass(CARDINALS, r"\d+ ?\d/\d|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\d/\d", _figures),
    "several": WordClass(_same(SEVERAL, 0)),
    "ordinal": WordClass(ORDINALS, rf"\d{{1,2}}{_SUFFIX}(?!\w)", _ordinal),
    "century_ordinal": WordClass({word: n for word, n in ORDINALS.items() if n > 0}, rf"\d{{1,2}}{_SUFFIX}(?!\w)", _ordinal),
    "last": WordClass(_same(LAST, -1)),
    "next": WordClass(_same(NEXT, 1)),
    "step": WordClass({**_same(LAST, -1), **_same(NEXT, 1)}),
    "last_only": WordClass({"last": -1, "next": 1}),
    "relative_step": WordClass({"previous": -1, "preceding": -1, "following": 1, "next": 1, "prior": -1}),
    "edge": WordClass(EDGES),
    "edge_plain": WordClass({"early": "START", "mid": "MID", "late": "END"}),
    "edge_closed": WordClass({"midyear": "year", "mid-year": "year", "midweek": "week", "mid-week": "week", "midmonth": "month"}),
    "year_end": WordClass({word: True for word in ("year-end", "year end", "yearend", "end of year", "end of the year")}),
    "earlier": WordClass({"earlier": "START", "later": "END"}),
    "ago": WordClass({"ago": -1, "earlier": -1, "before": -1, "previously": -1}),
    "ago_only": WordClass({"ago": True}),
    "year_ago": WordClass({f"year{mark}{word}": True for mark in "- " for word in ("ago", "earlier")}),
    "before": WordClass({"earlier": -1, "before": -1, "previously": -1, "prior": -1, "beforehand": -1,
                         "later": 1, "after": 1, "afterward": 1, "afterwards": 1, "thereafter": 1}),
    "hence": WordClass({"hence": 1, "from now": 1, "from today": 1, "from right now": 1}),
    "present": WordClass(_same(PRESENT, True)),
    "current": WordClass({"current": True, "present-day": True}),
    "past": WordClass(_same(PAST, True)),
    "future": WordClass(_same(FUTURE, True)),
    "full_year": WordClass({"full year": True, "whole year": True, "full-year": True}),
    "past_word": WordClass({"past": True}),
    "future_word": WordClass({"future": True}),
    "recent": WordClass({"recent": True}),
    "coming": WordClass({"coming": True, "upcoming": True}),
    "latest": WordClass({"latest": True, "most recent": True}),
    "hour": WordClass({word: n for word, n in number_words("en", 12).items()}, r"(?:[01]?\d|2[0-4])"),
    "hour_twelve": WordClass({word: n for word, n in number_words("en", 12).items()}, r"(?:1[0-2]|0?[1-9])"),
    "hour_figures": WordClass({}, r"(?:[01]?\d|2[0-4])"),
    "hour_word": WordClass({word: n for word, n in number_words("en", 12).items()}),
    "minute": WordClass(
        {**{word: n for word, n in number_words("en", 59).items()}, "quarter": 15, "a quarter": 15, "half": 30}, r"[0-5]?\d"
    ),
    "minute_two": WordClass({}, r"[0-5]\d"),
    "minute_word": WordClass({**{word: n for word, n in number_words("en", 59).items() if n > 9},
                              **{f"{zero} {word}": n for word, n in number_words("en", 9).items() for zero in ("oh", "zero")}}),
    "second": WordClass({}, r"[0-5]\d"),
    "meridiem": WordClass({"am": "AM", "pm": "PM", "a.m.": "AM", "p.m.": "PM", "a.m": "AM", "p.m": "PM", "a m": "AM",
                           "p m": "PM", "a. m.": "AM", "p. m.": "PM", "p . m .": "PM", "a . m .": "AM"}),
    "meridiem_short": WordClass({"p": "PM", "p.": "PM"}),
    "day_unit": WordClass({"days": True, "day": True}),
    "oclock": WordClass({word: True for word in ("o'clock", "oclock", "o clock")}),
    "noon": WordClass({"noon": 12, "midday": 12, "midnight": 0, "noonish": 12, "mid day": 12, "mid night": 0}),
    "past_to": WordClass({"past": 1, "after": 1, "to": -1, "till": -1, "before": -1, "of": -1}),
    "zone": WordClass({word: word.upper() for word in
                       ("gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "bst",
                        "cet", "cest", "ist", "jst", "aest", "local time", "eastern time", "eastern", "pacific time",
                        "central time", "eastern daylight time", "eastern standard time")}),
    "two_figures": WordClass({}, r"\d{1,2}"),
    "figures": WordClass({}, r"\d+", str),
    "four_figures": WordClass({}, r"(?:[01]?\d|2[0-3])[0-5]\d", str),
    "meal": WordClass({"breakfast": "MO", "lunch": "MI", "dinner": "EV", "supper": "EV", "school": "AF", "work": "AF",
                       "brunch": "MO", "lunchtime": "MI", "dinnertime": "EV"}),
    "street": WordClass(_same(STREETS, True)),
    "product": WordClass(_same(PRODUCTS, True)),
    "name": WordClass(_same(NAMES, True)),
    "sport": WordClass(_same(SPORTS, True)),
    "human": WordClass(_same(HUMANS, True)),
    "old": WordClass({"old": True, "olds": True}),
    "aged": WordClass({"aged": True, "age": True, "ages": True}),
    "mark": WordClass({"'": "minute", '"': "second", "''": "second"}),
    "abbreviation": WordClass({f"{side}{letter}": (position, unit) for side, position in (("eo", "END"), ("bo", "START"))
                               for letter, unit in (("d", "day"), ("m", "month"), ("y", "year"), ("w", "week"))}),
    "asap": WordClass({word: True for word in ("asap", "as soon as possible", "at the minute", "straight away")}),
    "week_word": WordClass({"week": True, "wk": True}),
    "season_word": WordClass({"season": True, "seasons": True}),
    "second_word": WordClass({"second": True}),
    "anything": WordClass({}, r"\S+", str),
}  # fmt: skip
