"""English words of time and what they stand for."""

from __future__ import annotations

from timeline.expression import Amount
from timeline.grammar import number_words

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
    **{f"{unit}{mark}long": Amount(1, unit) for unit in ("hour", "day", "week", "month", "year", "decade") for mark in ("-", "")},
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
DAYS_AWAY = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "tomorrows": 1,
    "todays": 0,
    "yesterdays": -1,
    "tmrw": 1,
    "tomorow": 1,
    "tmr": 1,
    "2day": 0,
}
CARDINALS: dict[str, float] = {
    **number_words("en", 120), "a couple of": 2, "a couple": 2, "couple of": 2, "a pair of": 2, "a dozen": 12, "two dozen": 24,
    "half a dozen": 6, "a hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300,
    "five hundred": 500, "a thousand": 1000, "one thousand": 1000, "two thousand": 2000, "½": 0.5, "half a": 0.5,
}  # fmt: skip
ORDINALS = {
    **number_words("en", 31, ordinal=True), "last": -1, "final": -1, "closing": -1, "opening": 1, "penultimate": -2,
    "second last": -2, "second-last": -2, "second to last": -2, "second-to-last": -2, "2nd last": -2, "third last": -3, "3rd last": -3, "4th last": -4, "5th last": -5,
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
