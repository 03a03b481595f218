"""Comparing what a tagger read with what a corpus asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from timeline.model import Mention

from . import timex
from .entries import Case, Time

# The calendar's seasons and the weather's begin three weeks apart; both are right.
SEASON_SLACK = timedelta(days=23)


def differences(case: Case, mentions: Sequence[Mention]) -> list[str]:
    """What is missing, wrong or too much, one line each; empty when the text was read right."""
    told: list[str] = []
    wanted = [index for index in range(len(case.times)) if case.times[index].inside is None]
    used: set[int] = set()
    for index in wanted:
        told += _unread(case, index, mentions, used)
    told += [f"too much: {_shown(mention)}" for number, mention in enumerate(mentions) if number not in used]
    return told


def _unread(case: Case, index: int, mentions: Sequence[Mention], used: set[int]) -> list[str]:
    """What is wrong with one marked expression; one that holds others may be read as these."""
    time = case.times[index]
    parts = [number for number, other in enumerate(case.times) if other.inside == index]
    found = _matching(time, mentions)
    if found is None and parts:
        return [line for part in parts for line in _unread(case, part, mentions, used)]
    if found is None and (pieces := _pieces(time, mentions)):
        used.update(pieces)
        return []
    if found is None:
        return [f"missing: {time.text!r} as {time.value}"]
    used.add(found)
    wrong = [] if parts and "/" in time.value and not _interval_faults(time, mentions[found]) else (
        _meaning_faults(time, mentions[found]))  # fmt: skip
    return [f"{time.text!r} {fault}; got {_shown(mentions[found])}" for fault in wrong]


def _matching(time: Time, mentions: Sequence[Mention]) -> int | None:
    for number, mention in enumerate(mentions):
        if mention.end == time.end and mention.start in (time.start, time.late):
            return number
    return None


def _pieces(time: Time, mentions: Sequence[Mention]) -> list[int]:
    """A day and its hour, or a day named twice, read each for itself: the one that means the whole
    and others that hold its begin."""
    inside = [number for number, mention in enumerate(mentions)
              if time.start <= mention.start and mention.end <= time.end]  # fmt: skip
    pieces = [mentions[number] for number in inside]
    if (
        time.begin is None
        or len(pieces) < 2
        or not (timex.CLOCK.fullmatch(time.value) or timex.day(time.value))
    ):
        return []
    if not pieces[0].start <= time.late or pieces[-1].end != time.end:
        return []
    whole = any(not _meaning_faults(time, piece) for piece in pieces)
    held = all(piece.begin and piece.until and piece.begin <= time.begin < piece.until for piece in pieces)
    return inside if whole and held else []


def _meaning_faults(time: Time, mention: Mention) -> list[str]:
    faults = []
    if mention.value not in (time.value, *time.also):
        faults.append(f"should have the value {' or '.join((time.value, *time.also))}")
    if time.type and mention.type != time.type:
        faults.append(f"should be a {time.type}")
    if time.mod and mention.mod != time.mod:
        faults.append(f"should have the mod {time.mod}")
    if time.anchor and mention.anchor.kind != time.anchor:
        faults.append(f"should be counted from {time.anchor}")
    if time.flagged and not mention.notes:
        faults.append("should carry a note")
    return faults + _interval_faults(time, mention)


def _interval_faults(time: Time, mention: Mention) -> list[str]:
    if mention.value in time.also and (time.begin is None or mention.value != time.value):
        # Another reading by convention has its own interval, or none.
        return [] if timex.kind(mention.value) not in ("DATE", "TIME") else _within(time, mention)
    if timex.kind(time.value) in ("DURATION", "SET") and not timex.vague(time.value) and time.begin is None:
        return [] if mention.begin is None else ["should have no interval"]
    if timex.vague(time.value):
        return []
    return _within(time, mention)


def _within(time: Time, mention: Mention) -> list[str]:
    begin, until = mention.begin, mention.until
    if time.begin is None and time.until is None and time.mod is None:
        return []
    if begin is None or until is None:
        return ["should have an interval"]
    if timex.season(time.value) and time.mod is None:
        return _season_faults(time, begin, until)
    if "T" in time.value and not time.value.startswith("P"):
        return _time_faults(time, begin, until)
    low, high = timex.interval(time.value) if time.mod in ("START", "MID", "END") else (begin, until)
    slack = SEASON_SLACK if timex.season(time.value) else timedelta(0)
    right = (
        (time.begin is None or abs(begin - time.begin) <= slack)
        and (time.until is None or abs(until - time.until) <= slack)
        and low - slack <= begin < until <= high + slack
    )
    return [] if right else [f"should be from {time.begin} until {time.until}"]


def _season_faults(time: Time, begin: datetime, until: datetime) -> list[str]:
    near = time.begin and abs(begin - time.begin) <= SEASON_SLACK
    near = near and time.until and abs(until - time.until) <= SEASON_SLACK
    return [] if near else [f"should be about from {time.begin} until {time.until}"]


def _time_faults(time: Time, begin: datetime, until: datetime) -> list[str]:
    """A clock time begins when it says and lasts an hour at most; a part of a day lies in its days."""
    if time.begin is not None and time.until is None:
        last = timex.interval(time.value)[1] if "/" in time.value else time.begin
        right = begin == time.begin and begin < until <= last + timedelta(hours=1)
        return [] if right else [f"should begin at {time.begin}"]
    right = bool(time.begin and time.until and time.begin <= begin < until <= time.until)
    return [] if right else [f"should lie within {time.begin} and {time.until}"]


def _shown(mention: Mention) -> str:
    until = f"{mention.begin}..{mention.until}"
    return f"{mention.text!r} {mention.type} {mention.value} mod={mention.mod} {until} ({mention.rule})"
