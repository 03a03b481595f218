"""Corrections by hand: ``page.yaml`` beside ``page.txt`` sets right what the layout did not tell.

::

    publisher: AFP                      # for every article of the file; also language, published, url
    articles:
      - line: 12                        # the file's line on which the article begins
        title: A better title
        published: 2020-09-18           # or from/to: 2020-09-18/2020-09-20
        url: https://example.org/a
        end_line: 40                    # its last line
      - line: 25
        joined: true                    # no title: goes on with the article before

A file of one article takes ``title`` at the top as well. In formats without lines, such as feeds, an
article is named by its place: ``number: 3`` is the third. ``columns`` is for ``readers.common.columns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from timeline.model import Message, Problem, message

FOR_ALL = ("title", "url", "publisher", "language", "published")
FOR_ONE = ("line", "number", "end_line", "joined", *FOR_ALL)
# Known here, read elsewhere.
FOR_READERS = ("columns",)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*/\s*(\d{4}-\d{2}-\d{2}))?")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is set for one article, by its line or its number, or with neither for all.

    ``at`` is the line of the sidecar, ``file`` the sidecar's name.
    """

    at: int
    line: int = 0
    number: int = 0
    end_line: int | None = None
    joined: bool = False
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: tuple[date, date] | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The corrections of one file, and what in them could not be used."""

    path: Path
    every: Correction = Correction(0)
    articles: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Reader:
    path: Path
    problems: list[Problem] = field(default_factory=list)

    def complain(self, line: int, says: Message, remedy: Message) -> None:
        self.problems.append(Problem(str(self.path), f"l. {line}", says, remedy))


def load(page: Path) -> Sidecar | None:
    """The sidecar of a page's file, or None when it has none. Never raises: bad entries are reported."""
    path = next((p for p in (page.with_suffix(".yaml"), page.with_suffix(".yml")) if p.is_file()), None)
    if path is None:
        return None
    reader = _Reader(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        reader.complain(
            mark.line + 1 if mark else 1,
            message("The corrections are not valid YAML and were left out."),
            message("Write them as “key: value” lines, indented by spaces."),
        )
        return Sidecar(path, problems=tuple(reader.problems))
    if node is None:
        return Sidecar(path)
    every, articles = _document(node, reader)
    return Sidecar(path, every, articles, tuple(reader.problems))


def within(own: Sidecar | None, outer: Sidecar | None) -> Sidecar | None:
    """The corrections of a file with those of the archive that holds it where it has none itself.

    Titles and addresses are no archive's.
    """
    if outer is None:
        return own
    every, around = (own.every if own else Correction(0)), outer.every
    every = replace(
        every,
        publisher=every.publisher or around.publisher,
        language=every.language or around.language,
        published=every.published or around.published,
        file=every.file if every.published else around.file,
    )
    return replace(own, every=every) if own else Sidecar(outer.path, every)


def _document(node: yaml.Node, reader: _Reader) -> tuple[Correction, tuple[Correction, ...]]:
    articles: list[Correction] = []
    rest: dict[str, yaml.Node] = {}
    for key, value in _pairs(node, reader, (*FOR_ALL, "articles", *FOR_READERS)):
        if key in FOR_READERS:
            continue
        if key != "articles":
            rest[key] = value
        elif isinstance(value, yaml.SequenceNode):
            articles.extend(c for c in (_article(item, reader) for item in value.value) if c)
        else:
            reader.complain(
                _line(value),
                message("“articles” is not a list."),
                message("Begin each article with “- line: NUMBER”."),
            )
    return _correction(_line(node), rest, reader), tuple(articles)


def _article(node: yaml.Node, reader: _Reader) -> Correction | None:
    values = dict(_pairs(node, reader, FOR_ONE))
    made = _correction(_line(node), values, reader)
    if made.line < 1 and made.number < 1:
        reader.complain(
            _line(node),
            message("This article has no line number and was left out."),
            message("Add “line: NUMBER”, the line of the text file on which the article begins."),
        )
        return None
    return made


def _pairs(node: yaml.Node, reader: _Reader, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        remedy = message("Write one “key: value” a line; known keys: {keys}.", keys=known)
        reader.complain(_line(node), message("This is not a set of “key: value” lines."), remedy)
        return
    for key, value in node.value:
        name = str(key.value).strip().lower()
        if name in known:
            yield name, value
        else:
            says = message("The key “{key}” is not known and was left out.", key=name)
            reader.complain(_line(key), says, message("Known keys: {keys}.", keys=known))


def _correction(at: int, values: Mapping[str, yaml.Node], reader: _Reader) -> Correction:
    texts: dict[str, str] = {}
    for key, node in values.items():
        if isinstance(node, yaml.ScalarNode):
            if node.value.strip():
                texts[key] = node.value.strip()
        else:
            says = message("The value of “{key}” is not a plain value.", key=key)
            reader.complain(_line(node), says, message("Write it on one line after the colon."))
    language = texts.get("language")
    return Correction(
        at,
        line=_number("line", texts, values, reader) or 0,
        number=_number("number", texts, values, reader) or 0,
        end_line=_number("end_line", texts, values, reader),
        joined=texts.get("joined", "").lower() in ("true", "yes", "on", "1"),
        title=texts.get("title"),
        url=texts.get("url"),
        publisher=texts.get("publisher"),
        language=language.lower()[:2] if language else None,
        published=_published(texts.get("published"), values, reader),
        file=reader.path.name,
    )


def _number(
    key: str, texts: Mapping[str, str], values: Mapping[str, yaml.Node], reader: _Reader
) -> int | None:
    written = texts.get(key)
    if written is None:
        return None
    if written.isdecimal() and int(written) > 0:
        return int(written)
    says = message("“{key}” is not a line number: {value}.", key=key, value=written)
    reader.complain(_line(values[key]), says, message("Lines are counted from 1."))
    return None


def _published(
    written: str | None, values: Mapping[str, yaml.Node], reader: _Reader
) -> tuple[date, date] | None:
    if written is None:
        return None
    match = _RANGE.match(written)
    try:
        if match is None:
            raise ValueError
        first = date.fromisoformat(match[1])
        last = date.fromisoformat(match[2] or match[1])
        if last < first:
            raise ValueError
    except ValueError:
        reader.complain(
            _line(values["published"]),
            message("This is not a date: {value}.", value=written),
            message("Write it as 2020-09-18, or 2020-09-18/2020-09-20 for a range."),
        )
        return None
    return first, last


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
