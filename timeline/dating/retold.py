"""Events that two articles tell: what one calls "Friday" is what another calls "18 September".

Sentences are compared by their rare words. A sentence with a past date may also retell what an
older article reported as its news.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from timeline.dating.company import likeness, named, rarities
from timeline.dating.grid import MARGIN, Days, Grid
from timeline.dating.local import Article, lead_end
from timeline.dating.shapes import Dated, Shape, Time, Weekday, YearDay
from timeline.reading.headings import stems

# Likeness from which two sentences may tell one event, and how fast the chance of it grows.
LIKE, STEEPNESS, SUREST = 0.08, 7.0, 0.7
# So many words of usual rarity in common count half: two say little however short the sentences.
HALFWAY = 11
SHARED_WORDS = 3
# A word of more than this share of the articles is their topic, and tells events apart the less.
TOPIC = 0.25
USUAL = ""  # the entry for the mean square among the rarities of words
# A long sentence tells of its time within so many characters of it, and of other things beyond.
REACH = 90
# A word in more sentences than this finds no partners.
COMMON = 60
PARTNERS, MOST_LINKS = 4, 8
# A sentence without a time of its own tells its article's news, of the day or the day before.
NEWS_BEFORE, NEWS_AFTER = 1, 1

_SENTENCE_END = re.compile(r"(?<=[.!?…»])\s+(?=[A-ZÀ-Ü«\"“])|\n+")


@dataclass(frozen=True, eq=False)
class Telling:
    """What an article tells of one time, or a sentence without any; ``words`` are its content words.

    ``near`` has those that stand next to the time, ``around`` also those of the sentences beside it.
    Offsets are those of its first sentence; ``lead`` says that it stands in the article's first lines;
    ``coming`` are the days to come it names, as month and day.
    """

    article: int
    start: int
    end: int
    time: Time | None
    words: Counter[str]
    near: Counter[str]
    around: Counter[str]
    lead: bool
    coming: frozenset[tuple[int, int]]

    @property
    def day(self) -> tuple[Shape, bool] | None:
        """What names the time, and on which side it lies: the same for all tellings of one day."""
        return (self.time.shape, self.time.ahead > 0.5) if self.time else None


@dataclass(frozen=True, eq=False)
class Link:
    """Two tellings of what is one event with probability ``chance``."""

    one: Telling
    other: Telling
    chance: float


def links(articles: Sequence[Article]) -> list[Link]:
    """The likeliest retellings between articles, at most a few for each telling."""
    tellings = [telling for index, one in enumerate(articles) for telling in _tellings(index, one)]
    rarity = _rarity(tellings)
    # A dispatch that several sites printed says once what it says.
    roots = [one.document.same_as or one.document.id for one in articles]
    postings: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for word in telling.words:
            postings[word].append(telling)
    found: dict[frozenset[object], Link] = {}
    for telling in tellings:
        for link in _partners(telling, postings, rarity, roots) if telling.time else ():
            ends = frozenset((end.article, end.day or end.start) for end in (link.one, link.other))
            if ends not in found or found[ends].chance < link.chance:
                found[ends] = link
    return _strongest(found.values())


def _strongest(found: Iterable[Link]) -> list[Link]:
    """The likeliest links, so many an article."""
    taken: Counter[int] = Counter()
    kept = []
    for link in sorted(found, key=lambda link: -link.chance):
        ends = (link.one.article, link.other.article)
        if max(taken[end] for end in ends) < MOST_LINKS:
            taken.update(ends)
            kept.append(link)
    return kept


def _tellings(index: int, article: Article) -> Iterator[Telling]:
    """One for each sentence, or time in it, and one for all that is said of a time told of repeatedly."""
    text, lead = article.document.text, lead_end(article.document)
    spans = list(_sentences(text))
    inside = [[time for time in article.times if start <= time.start < end] for start, end in spans]
    words = [_words(text, span, times) for span, times in zip(spans, inside, strict=True)]
    coming = [_coming(times) for times in inside]
    around = [sum(words[max(0, at - 1) : at + 2], Counter()) for at in range(len(words))]
    told: dict[tuple[Shape, bool], list[Telling]] = defaultdict(list)
    for at, span in enumerate(spans):
        if len(words[at]) < SHARED_WORDS:
            continue
        times = [time for time in inside[at] if isinstance(time.shape, Weekday | YearDay | Dated)]
        for time in times:
            near = _words(text, _reach(text, span, time), inside[at])
            telling = Telling(index, *span, time, words[at], near, around[at], span[0] < lead, coming[at])
            told[time.shape, time.ahead > 0.5].append(telling)
            yield telling
        if not times:
            yield Telling(index, *span, None, words[at], words[at], around[at], span[0] < lead, coming[at])
    for same in told.values():
        if len(same) > 1:
            said = sum((telling.words for telling in same), Counter[str]())
            yield replace(same[0], words=said, near=said, around=said)


def _coming(times: Sequence[Time]) -> frozenset[tuple[int, int]]:
    """The days to come among times, as month and day."""
    days = [time.shape for time in times if isinstance(time.shape, YearDay) and time.ahead > 0.5]
    return frozenset((day.month, day.first) for day in days if not day.whole_month)


def _words(text: str, span: tuple[int, int], times: Sequence[Time]) -> Counter[str]:
    """The content words of a sentence but for those of its times."""
    bare, last = [], span[0]
    for time in times:
        if span[0] <= time.start and time.end <= span[1]:
            bare.append(text[last : time.start])
            last = max(last, time.end)
    return stems(" ".join([*bare, text[last : span[1]]]))


def _reach(text: str, span: tuple[int, int], time: Time) -> tuple[int, int]:
    """The part of a sentence next to a time, in whole words."""
    start, end = max(span[0], time.start - REACH), min(span[1], time.end + REACH)
    if start > span[0]:
        start = max(text.find(" ", start, time.start), start)
    if end < span[1]:
        end = max(text.rfind(" ", time.end, end), time.end)
    return start, end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _rarity(tellings: Sequence[Telling]) -> dict[str, float]:
    """How telling each word is: rare among sentences, and not what most of the articles are about."""
    sentences = {(telling.article, telling.start): telling.words for telling in tellings}
    holding = Counter(word for words in sentences.values() for word in words)
    pairs = {(article, word) for (article, _), words in sentences.items() for word in words}
    articles = Counter(word for _, word in pairs)
    total = len({article for article, _ in sentences})
    rarity = {
        word: math.log((1 + len(sentences)) / count) * (1 - max(0.0, (articles[word] - 1) / total - TOPIC))
        for word, count in holding.items()
    }
    squares = [rarity[word] ** 2 for words in sentences.values() for word in words]
    return {**rarity, USUAL: sum(squares) / max(len(squares), 1)}


def _partners(
    telling: Telling, postings: dict[str, list[Telling]], rarity: dict[str, float], roots: Sequence[str]
) -> Iterator[Link]:
    """The likeliest retellings of one telling, by articles that are not the same text again."""
    met: Counter[Telling] = Counter()
    for word in telling.words:
        if len(postings[word]) <= COMMON:
            for other in postings[word]:
                if other.article != telling.article and roots[other.article] != roots[telling.article]:
                    met[other] += 1
    best: dict[int, tuple[float, Telling]] = {}
    for other, _ in met.most_common(40):
        if not _comparable(telling, other):
            continue
        likeness = _likeness(telling, other, rarity)
        if likeness > best.get(other.article, (LIKE, other))[0]:
            best[other.article] = (likeness, other)
    for likeness, other in sorted(best.values(), key=lambda pair: -pair[0])[:PARTNERS]:
        chance = min(SUREST, (likeness - LIKE) * STEEPNESS)
        yield Link(telling, other, chance)


def _comparable(one: Telling, other: Telling) -> bool:
    """Whether the times may be the same, as far as their words go."""
    assert one.time is not None
    first = one.time.shape
    if other.time is None:
        # Only what is dated from afar retells older news; a bare weekday is the article's own, and so is
        # whatever its first lines tell.
        return isinstance(first, YearDay | Dated) and one.time.ahead < 0.5 and not one.lead
    # What ends on other days is something else: a delay is given, and later prolonged in the same words.
    told = one.time.ahead < 0.5 and other.time.ahead < 0.5
    if told and one.coming and other.coming and not one.coming & other.coming:
        return False
    second = other.time.shape
    weekdays = {day for shape in (first, second) if (day := _weekday(shape)) is not None}
    if len(weekdays) > 1:
        return False
    if isinstance(first, YearDay) and isinstance(second, YearDay):
        same = first.month == second.month
        return same and first.first <= second.last and second.first <= first.last
    return True


def _weekday(shape: Shape) -> int | None:
    """The weekday that a time names, or falls on."""
    if isinstance(shape, Dated) and shape.grain == "day":
        return shape.begin.weekday()
    return shape.weekday if isinstance(shape, Weekday | YearDay) else None


def _likeness(one: Telling, other: Telling, rarity: dict[str, float]) -> float:
    if other.time is None:
        return _cosine(one.words, other.words, rarity)
    return max(
        _cosine(one.words, other.words, rarity),
        _cosine(one.near, other.near, rarity),
        _cosine(one.words, other.around, rarity),
        _cosine(one.around, other.words, rarity),
    )


def _cosine(one: Counter[str], other: Counter[str], rarity: dict[str, float]) -> float:
    shared = one.keys() & other.keys()
    if len(shared) < SHARED_WORDS:
        return 0.0
    dot = sum(rarity.get(word, 0.0) ** 2 for word in shared)
    norms = [sum(rarity.get(word, 0.0) ** 2 for word in words) for words in (one, other)]
    return dot / (math.sqrt(norms[0] * norms[1]) + HALFWAY * rarity[USUAL])


def stories(articles: Sequence[Article], page: Sequence[int]) -> list[float]:
    """For each article of a page but the last, how much the next one names the same people and things.

    1 from ``SAME_STORY`` on, 0 when they share no name.
    """
    if len(page) < 2:
        return []
    found = [named(articles[index].document) for index in page]
    rarity = rarities(found)
    return [likeness(one, other, rarity) for one, other in pairwise(found)]


@dataclass(frozen=True, eq=False)
class Whereabouts:
    """For each day of the grid as day of writing, the half-open days the event then lies in.

    They are positions on the grid widened by ``MARGIN`` days on either side.
    """

    begin: Days
    until: Days


def whereabouts(telling: Telling, grid: Grid) -> Whereabouts:
    """Where the event of a telling lies, seen from each possible day of its article."""
    begin, until = _ordinals(telling.time, grid)
    origin, size = grid.first.toordinal() - MARGIN, len(grid) + 2 * MARGIN
    first = np.clip(begin - origin, 0, size)
    return Whereabouts(first, np.clip(until - origin, first, size))


def _ordinals(time: Time | None, grid: Grid) -> tuple[Days, Days]:
    if time is None:
        return grid.days - NEWS_BEFORE, grid.days + NEWS_AFTER
    shape = time.shape
    coming = time.ahead > 0.5
    if isinstance(shape, Weekday):
        away = (shape.weekday - grid.weekdays) % 7
        day = grid.days + (away if coming else -((-away) % 7))
        return day, day + (2 if shape.night else 1)
    if isinstance(shape, YearDay):
        span = grid.recurring(shape.month, shape.first, shape.last)
        return (span.next_begin, span.next_end) if coming else (span.past_begin, span.past_end)
    assert isinstance(shape, Dated)
    return np.full(len(grid), shape.begin.toordinal()), np.full(len(grid), shape.until.toordinal())
