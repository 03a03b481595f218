"""From probabilities to a publication: a best day, a range, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from timeline.dating.chain import Order, Table
from timeline.dating.clue import Clue
from timeline.dating.grid import Grid, Scores
from timeline.dating.joint import Joint
from timeline.dating.local import Article, prior
from timeline.dating.retold import Telling
from timeline.model import Evidence, EvidenceKind, Message, Publication, message

# The range holds so much of the probability. At its ends a day less likely than the ``WORTH`` part of
# the likeliest one tells a reader nothing and makes all that is counted from the article vague: such
# ends are left out as long as ``CORE`` remains. On press whose dates are known, so much holds the truth.
RANGE, CORE, WORTH = 0.8, 0.7, 1 / 50
# Where half of the probability needs more days than this, no single day is likeliest by more than
# chance, and a day from the middle of that half is taken.
SHARP = 31
# But a day that alone has so much of it is the likeliest, however many years it may be of.
STANDS_OUT = 0.05
# What lies before and after the days that are searched for a span.
NEGLIGIBLE = 1e-7
# Less information than this (in nats) is none: the article stays undated.
NOTHING_KNOWN = 0.5
# A clue is told when it made the day this much likelier, and is a contradiction when it made it this
# much unlikelier (log-odds against an average day).
TOLD, AGAINST = 0.3, -2.0
TOLD_NEIGHBOURS, TOLD_SHARED = 1.5, 0.25
MOST_EVIDENCE = 8
# A longer range, in days, leaves the year open.
YEAR = 366


@dataclass(frozen=True)
class Reason:
    """One piece of evidence and how much likelier it made the day."""

    weight: float
    evidence: Evidence


def publication(
    index: int, articles: Sequence[Article], joint: Joint, page: Sequence[int], grid: Grid
) -> Publication | None:
    """The publication of one article; None when nothing at all is known of it."""
    article, days = articles[index], joint.days[index]
    if article.document.published is not None:
        return _stated(article, article.document.published, grid)
    if _information(days, prior(grid)) < NOTHING_KNOWN:
        return None
    first, last = likely(days)
    best = best_day(days)
    reasons = [
        *_told(article, best, grid),
        *_neighbours(index, articles, joint, page, best, grid),
        *_shared(index, articles, joint, best, grid),
    ]
    reasons.sort(key=lambda reason: -abs(reason.weight))
    evidence = [reason.evidence for reason in reasons[:MOST_EVIDENCE]]
    if last - first > YEAR:
        says = message("Nothing tells the year for sure: this day is only the likeliest of many.")
        evidence.append(Evidence("read-on", "", 0, 0, says))
    if last == len(grid) - 1:
        says = message("The article was read on {day}: it is not newer.", day=grid.last)
        evidence.append(Evidence("read-on", "", 0, 0, says))
    return Publication(grid.day(first), grid.day(last), grid.day(best), tuple(evidence))


def likely(days: Table) -> tuple[int, int]:
    """The first and last position of the range: the shortest that holds ``RANGE``, but for thin ends.

    A range of one day is an exact date: it holds the full share.
    """
    first, last = whole = shortest(days, RANGE)
    worth = np.cumsum(days[first : last + 1].astype(np.float64) - WORTH * float(days.max()))
    # The run of days with the largest sum, as differences of running sums.
    before = np.concatenate([[0.0], worth[:-1]])
    end = int(np.argmax(worth - np.minimum.accumulate(before)))
    begin = int(np.argmin(before[: end + 1]))
    first, last = first + begin, first + end
    if days[first : last + 1].sum() < CORE * days.sum():
        first, last = shortest(days, CORE)
    return (first, last) if first < last else whole


def shortest(days: Table, share: float) -> tuple[int, int]:
    """The first and last position of the shortest span that holds a share of the probability."""
    below = np.concatenate([[0.0], np.cumsum(days)])
    total = below[-1]
    start = max(int(np.searchsorted(below, NEGLIGIBLE * total)) - 1, 0)
    stop = int(np.searchsorted(below, (1 - NEGLIGIBLE) * total)) + 1
    below = below[start:stop]
    ends = np.searchsorted(below, np.minimum(below[:-1] + share * total, below[-1]) - 1e-9)
    ends = np.minimum(ends, len(below) - 1)
    complete = below[ends] - below[:-1] >= share * total - 1e-6
    lengths = np.where(complete, ends - np.arange(len(ends)), len(days) + 1)
    first = int(np.argmin(lengths))
    return start + first, start + first + int(lengths[first]) - 1


def best_day(days: Table) -> int:
    """The position of the likeliest day, or where none stands out, of the likeliest in the middle week."""
    first, last = likely(days)
    if days.max() >= STANDS_OUT * days.sum():
        return int(np.argmax(days))
    half_first, half_last = shortest(days, 0.5)
    if half_last - half_first >= SHARP:
        half = np.cumsum(days[half_first : half_last + 1])
        middle = half_first + int(np.searchsorted(half, half[-1] / 2))
        middle = min(max(middle, first), last)
        first, last = max(first, middle - 3), min(last, middle + 3)
    return first + int(np.argmax(days[first : last + 1]))


def _information(days: Table, before: Scores) -> float:
    """How far the distribution is from what was known before anything was read, in nats."""
    expected = np.exp(before - before.max())
    expected /= expected.sum()
    return float((days * np.log(np.maximum(days, 1e-300) / expected)).sum())


def _gain(scores: Scores, at: int) -> float:
    """How much likelier the scores make a day than an average one."""
    return float(scores[at] - np.log(np.exp(scores - scores.max()).mean()) - scores.max())


def _told(article: Article, best: int, grid: Grid) -> Iterator[Reason]:
    for clue in article.clues(grid):
        gain = _gain(clue.scores, best)
        if gain >= TOLD:
            yield Reason(gain, _evidence(article, clue, clue.kind, clue.say(grid.day(best))))
        elif gain <= AGAINST:
            yield Reason(
                gain,
                _evidence(article, clue, "contradiction", _speaks_against(article, clue, grid.day(best))),
            )


def _evidence(article: Article, clue: Clue, kind: EvidenceKind, says: Message) -> Evidence:
    text = article.document.text[clue.start : clue.end] or (article.document.url or "")
    return Evidence(kind, text, clue.start, clue.end, says)


def _speaks_against(article: Article, clue: Clue, day: date) -> Message:
    words = article.document.text[clue.start : clue.end] or (article.document.url or "")
    return message("“{words}” does not fit {day:full}.", words=words, day=day)


def _neighbours(
    index: int, articles: Sequence[Article], joint: Joint, page: Sequence[int], best: int, grid: Grid
) -> Iterator[Reason]:
    gain = float(np.log(joint.neighbours[index][best] * len(grid)))
    if gain < TOLD_NEIGHBOURS or len(page) < 2:
        return
    at = page.index(index)
    above = page[at - 1] if at else None
    below = page[at + 1] if at + 1 < len(page) else None
    says = _place(joint.orders[index], *(_name(other, articles, joint, grid) for other in (above, below)))
    yield Reason(gain, Evidence("page-order", "", 0, 0, says))


def _name(
    other: int | None, articles: Sequence[Article], joint: Joint, grid: Grid
) -> tuple[str, date] | None:
    if other is None:
        return None
    return articles[other].document.title, grid.day(best_day(joint.days[other]))


def _place(order: Order, above: tuple[str, date] | None, below: tuple[str, date] | None) -> Message:
    if order == "none":
        beside = [other[0] for other in (above, below) if other]
        if len(beside) == 1:
            return message("It stands on the page beside “{title}”.", title=beside[0])
        return message(
            "It stands on the page between “{title}” and “{other}”.", title=beside[0], other=beside[1]
        )
    newer, older = (below, above) if order == "oldest-first" else (above, below)
    values: dict[str, str | date] = {}
    for name, other in (("newer", newer), ("older", older)):
        if other:
            values |= {name: other[0], f"{name}_day": other[1]}
    if newer and older and order == "newest-first":
        return message(
            "The page has its newest articles first; this one stands between "
            "“{newer}” ({newer_day}) and “{older}” ({older_day}).",
            **values,
        )
    if newer and older:
        return message(
            "The page has its oldest articles first; this one stands between "
            "“{older}” ({older_day}) and “{newer}” ({newer_day}).",
            **values,
        )
    if older:
        return message("It is the newest article of its page, after “{older}” ({older_day}).", **values)
    return message("It is the oldest article of its page, before “{newer}” ({newer_day}).", **values)


def _shared(index: int, articles: Sequence[Article], joint: Joint, best: int, grid: Grid) -> Iterator[Reason]:
    for told in joint.shared[index]:
        gain = float(np.log(told.factor[best]))
        if gain < TOLD_SHARED:
            continue
        link = told.link
        mine, other = (link.one, link.other) if link.one.article == index else (link.other, link.one)
        title = articles[other.article].document.title
        text, start, end = _span(articles[index], mine)
        other_words = _span(articles[other.article], other)[0]
        values: dict[str, str] = {"words": text, "title": title, "other": other_words}
        if mine.time and other.time:
            says = message("“{words}” is the same event as “{other}” in “{title}”.", **values)
        elif mine.time:
            says = message("What is told of “{words}” was the news of “{title}”.", words=text, title=title)
        else:
            says = message(
                "This news is told again in “{title}”, as of “{other}”.", title=title, other=other_words
            )
        yield Reason(gain, Evidence("shared-event", text, start, end, says))


def _span(article: Article, telling: Telling) -> tuple[str, int, int]:
    """The words of a telling's time, or its sentence."""
    start, end = (telling.time.start, telling.time.end) if telling.time else (telling.start, telling.end)
    return article.document.text[start:end], start, end


def _stated(article: Article, stated: Publication, grid: Grid) -> Publication:
    """The stated date, with what the text says against it; the range then covers both."""
    if stated.earliest > grid.last:
        says = message("The stated date lies after {day}, when the article was read.", day=grid.last)
        return replace(stated, evidence=(*stated.evidence, Evidence("contradiction", "", 0, 0, says)))
    at = min(max((stated.best - grid.first).days, 0), len(grid) - 1)
    against = [reason for reason in _told(article, at, grid) if reason.evidence.kind == "contradiction"]
    against.sort(key=lambda reason: reason.weight)
    if not against:
        return stated
    likelier = grid.day(int(np.argmax(article.text_scores(grid))))
    says = message("By its text the article is rather of {day}.", day=likelier)
    return replace(
        stated,
        earliest=min(stated.earliest, likelier),
        latest=max(stated.latest, likelier),
        evidence=(
            *stated.evidence,
            *(reason.evidence for reason in against),
            Evidence("contradiction", "", 0, 0, says),
        ),
    )
