"""Counting a given time from a day: the value "P90D" from 14 August ends on 12 November."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from timeline.model import Mention

UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}


def length(value: str) -> Callable[[datetime], datetime] | None:
    """What adds a TIMEX3 duration to a time; None for one of less than a day or of unknown size."""
    hours = re.fullmatch(r"PT(\d+)H", value)
    if hours is not None and int(hours.group(1)) % 24 == 0:
        value = f"P{int(hours.group(1)) // 24}D"
    match = re.fullmatch(r"P(\d+)([DWMY])", value)
    if match is None:
        return None
    step = relativedelta(**{UNITS[match.group(2)]: int(match.group(1))})  # type: ignore[arg-type]
    return lambda start: start + step


def span_end(mention: Mention, day: date) -> datetime:
    """The last day of a deadline's interval when it is a stretch up to it, else its beginning.

    What is due "d'ici la fin de l'année" is due no earlier than the ``day`` of the publication.
    """
    assert mention.begin is not None
    assert mention.until is not None
    if (mention.grain == "day" or mention.type == "DURATION") and mention.until - mention.begin > timedelta(
        days=1
    ):
        return mention.until - timedelta(days=1)
    published = datetime.combine(day, datetime.min.time())
    return published if mention.begin < published < mention.until else mention.begin
