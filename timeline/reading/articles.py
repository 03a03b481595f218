"""The documents of one decoded page: its articles found by layout, corrected by the sidecar."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from timeline.model import Document, Evidence, Problem, Publication, message
from timeline.readers import Article, Metadata, Page, Statement
from timeline.reading import sidecar
from timeline.reading.blocks import Block, blocks
from timeline.reading.declared import publication, statement
from timeline.reading.press import UNDETERMINED, language_of
from timeline.reading.refining import refined
from timeline.reading.sidecar import Correction, Sidecar
from timeline.reading.split import Decision, cut, decide

TITLE_FROM_TEXT = 90
# So much of a page tells its language.
LOOKED_AT = 20_000


def identity(text: str) -> str:
    """The id of a document with this text."""
    return "d" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def documents_of(page: Page, outer: Sidecar | None = None) -> tuple[list[Document], list[Problem]]:
    """The page's articles as documents, and what is unsure or wrong in it.

    ``outer`` are the corrections of the archive that holds the page.
    """
    problems = list(page.problems)
    corrections = sidecar.load(page.path)
    if corrections:
        problems.extend(corrections.problems)
    corrections = sidecar.within(corrections, outer)
    articles = [refined(page, article) for article in page.articles]
    articles = articles or _by_layout(page, corrections, problems)
    by_start = _corrected(page, corrections) | _numbered(articles, corrections, problems)
    alone = len(articles) == 1
    dates = _Dates(page, corrections)
    documents = [
        _document(page, a, corrections, by_start.get(a.start, Correction(0)), alone, dates) for a in articles
    ]
    problems.extend(dates.problems())
    if not documents:
        says = message("No text of an article was found, only lines of a site.")
        problems.append(Problem(str(page.path), "", says, message("Put the text of an article in it."), True))
    return documents, problems


class _Lines:
    """Line numbers, counted from 1, to offsets and back."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def of(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def span(self, line: int) -> tuple[int, int] | None:
        if not 1 <= line <= len(self.starts):
            return None
        following = self.starts[line] if line < len(self.starts) else None
        return self.starts[line - 1], following if following is not None else 10**12


def _by_layout(page: Page, corrections: Sidecar | None, problems: list[Problem]) -> list[Article]:
    laid_out, decisions = decide(blocks(page.text, page.start))
    if not laid_out:
        return []
    lines = _Lines(page.text)
    openings = {decision.start for decision in decisions if decision.opens}
    first = _first_prose(laid_out)
    # Prose before the first title is an article of its own that has lost its title.
    if first is not None and first < min(openings, default=first + 1):
        openings.add(first)
    changed: set[int] = set()
    ends: dict[int, int] = {}
    if corrections:
        changed, ends = _apply(corrections, laid_out, openings, lines, problems)
    problems.extend(_doubts(page, decisions, changed, lines))
    articles = cut(laid_out, sorted(openings), ends)
    problems.extend(_two_days(page, articles, laid_out, lines))
    return articles


def _two_days(
    page: Page, articles: Sequence[Article], laid_out: Sequence[Block], lines: _Lines
) -> Iterator[Problem]:
    """A remark for each article that states two days of publication: it may be two articles."""
    starts = [block.start for block in laid_out]
    for article in articles:
        inside = laid_out[bisect_left(starts, article.start) : bisect_left(starts, article.end)]
        stated: dict[date, Block] = {}
        for block in inside:
            found = statement(block.text) if block.kind == "declared" else None
            if found is None or found[2]:
                continue
            written = Statement(block.text[found[0] : found[1]], 0, 0)
            read = publication(written, language_of(page.text[article.start : article.end]), 0, 0)
            if read is not None:
                stated.setdefault(read.best, block)
        if len(stated) > 1:
            (first, _), (second, block) = list(stated.items())[:2]
            says = message("One article states two days of publication, {first} and {second}.",
                           first=first, second=second)  # fmt: skip
            remedy = message("If two articles stand here, write “- line: NUMBER” with the line of the second "
                             "one’s title under “articles:” in {file}.",
                             file=page.path.with_suffix(".yaml").name)  # fmt: skip
            yield Problem(str(page.path), f"l. {lines.of(block.start)}", says, remedy)


def _first_prose(page: Sequence[Block]) -> int | None:
    return next((block.start for block in page if block.kind in ("heading", "body")), None)


def _apply(
    corrections: Sidecar, page: Sequence[Block], openings: set[int], lines: _Lines, problems: list[Problem]
) -> tuple[set[int], dict[int, int]]:
    """Change the openings as the sidecar says; give the offsets it settles and the ends it sets."""
    changed: set[int] = set()
    ends: dict[int, int] = {}
    starts = [block.start for block in page]
    for correction in corrections.articles:
        if not correction.line:
            continue
        span = lines.span(correction.line)
        index = bisect_left(starts, span[0]) if span else len(starts)
        if span is None or index == len(starts) or starts[index] >= span[1]:
            says = message("Line {line} of the text is blank or does not exist.", line=correction.line)
            remedy = message("Give the line on which the article's first words stand.")
            problems.append(Problem(str(corrections.path), f"l. {correction.at}", says, remedy))
            continue
        start = starts[index]
        changed.add(start)
        (openings.discard if correction.joined else openings.add)(start)
        last = lines.span(correction.end_line) if correction.end_line else None
        if last:
            ends[start] = last[1]
    return changed, ends


def _doubts(page: Page, decisions: Sequence[Decision], settled: set[int], lines: _Lines) -> Iterator[Problem]:
    for decision in decisions:
        if not decision.unsure or decision.start in settled:
            continue
        line, file = lines.of(decision.start), page.path.with_suffix(".yaml").name
        if decision.opens:
            says = message(
                "“{heading}” was taken for the title of a new article, without certainty.",
                heading=decision.text,
            )
            remedy = message(
                "If it is a subhead, write “- {{line: {line}, joined: true}}” under “articles:” in {file}.",
                line=str(line),
                file=file,
            )
        else:
            says = message("“{heading}” was taken for a subhead, without certainty.", heading=decision.text)
            remedy = message(
                "If it is a title, write “- line: {line}” under “articles:” in {file}.",
                line=str(line),
                file=file,
            )
        yield Problem(str(page.path), f"l. {line}", says, remedy)


def _document(
    page: Page,
    article: Article,
    corrections: Sidecar | None,
    own: Correction,
    alone: bool,
    dates: _Dates,
) -> Document:
    text = page.text[article.start : article.end]
    every = corrections.every if corrections else Correction(0)
    found, likely = article.metadata, article.likely
    whole = (
        page.metadata
        if alone
        else Metadata(publisher=page.metadata.publisher, language=page.metadata.language)
    )
    language = own.language or every.language or found.language or whole.language or _language(text, page)
    if language == UNDETERMINED:
        language = likely.language or language
    stated = found.published or whole.published
    return Document(
        id=identity(text),
        title=own.title or (every.title if alone else None) or found.title or whole.title or opening(text),
        text=text,
        language=language,
        source_file=str(page.path),
        start=article.start,
        end=article.end,
        url=own.url or found.url or whole.url or (every.url if alone else None),
        publisher=own.publisher or found.publisher or every.publisher or whole.publisher or likely.publisher,
        published=dates.of(article, own, stated, language),
        parts=article.parts,
    )


class _Dates:
    """The publications that a page and its sidecar state, and what is to be said of them."""

    def __init__(self, page: Page, corrections: Sidecar | None) -> None:
        self._page = page
        self._corrections = corrections
        self._unread: list[Statement] = []
        self._unmarked: list[Statement] = []

    def of(
        self, article: Article, own: Correction, stated: Statement | None, language: str
    ) -> Publication | None:
        every = self._corrections.every if self._corrections else own
        by_hand = own if own.published else every
        if by_hand.published:
            return _by_hand(*by_hand.published, by_hand.file)
        likely = article.likely.published if stated is None else None
        if likely is not None:
            self._unmarked.append(likely)
        stated = stated or likely
        if stated is None:
            return None
        published = publication(stated, language, article.start, article.end - article.start)
        if published is None:
            self._unread.append(stated)
        return published

    def problems(self) -> Iterator[Problem]:
        """One remark for each field with dates that cannot be read, one for each date that is unsure."""
        file = str(self._page.path)
        sidecar = self._page.path.with_suffix(".yaml").name
        for field in dict.fromkeys(one.field for one in self._unread):
            written = dict.fromkeys(one.written for one in self._unread if one.field == field)
            says = message("Dates that cannot be read: {written}; their articles are dated by what they say.",
                           written=tuple(f"“{one}”" for one in list(written)[:5]))  # fmt: skip
            remedy = message("To set a date, write “published: YEAR-MONTH-DAY” in {file}.", file=sidecar)
            yield Problem(file, field, says, remedy)
        # Nobody forgives a wrong date: one that only stands somewhere on a page is to be looked at.
        for one in self._unmarked:
            says = message("The page does not mark its date; {day} stands on it.",
                           day=one.days.best if one.days else one.written)  # fmt: skip
            remedy = message("If it is wrong, write “published: YEAR-MONTH-DAY” in {file}.", file=sidecar)
            yield Problem(file, "", says, remedy)


def _language(text: str, page: Page) -> str:
    """The article's language, or the page's where the article is too short to tell."""
    found = language_of(text)
    return _page_language(page.text[:LOOKED_AT]) if found == UNDETERMINED else found


@lru_cache(maxsize=4)
def _page_language(beginning: str) -> str:
    """The language in which a page begins; asked anew for each of its articles."""
    return language_of(beginning)


def _corrected(page: Page, corrections: Sidecar | None) -> dict[int, Correction]:
    """The correction of each article, by the offset on which the article begins."""
    if corrections is None:
        return {}
    lines = _Lines(page.text)
    found = {}
    for correction in corrections.articles:
        span = lines.span(correction.line)
        if correction.line and span and not correction.joined:
            line = page.text[span[0] : span[1]]
            # A Markdown title's text begins after its marks.
            marks = re.match(r"\s*(?:#{1,6}[ \t]+)?", line)
            found[span[0] + (marks.end() if marks else 0)] = correction
    return found


def _numbered(
    articles: Sequence[Article], corrections: Sidecar | None, problems: list[Problem]
) -> dict[int, Correction]:
    """The corrections that name an article by its number in the file, by the offset where it begins."""
    found: dict[int, Correction] = {}
    if corrections is None:
        return found
    for correction in corrections.articles:
        if not correction.number:
            continue
        if correction.number <= len(articles):
            found[articles[correction.number - 1].start] = correction
        else:
            says = message("The file has no article number {number}; it has {count}.",
                           number=correction.number, count=len(articles))  # fmt: skip
            place = f"l. {correction.at}"
            remedy = message("Articles are counted from 1, in the order of the file.")
            problems.append(Problem(str(corrections.path), place, says, remedy))
    return found


def _by_hand(first: date, last: date, file: str) -> Publication:
    if first == last:
        says = message("{file} states the date {day}.", file=file, day=first)
    else:
        says = message("{file} states a date from {first} to {last}.", file=file, first=first, last=last)
    written = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Publication(first, last, first, (Evidence("declared", written, 0, 0, says),))


def opening(text: str) -> str:
    """The beginning of the text, cut at a word, for an article without a title."""
    line = " ".join(text.split())
    sentence = re.split(r"(?<=[.!?])\s", line, maxsplit=1)[0]
    if len(sentence) <= TITLE_FROM_TEXT:
        return sentence
    return sentence[:TITLE_FROM_TEXT].rsplit(" ", 1)[0].rstrip(",;:") + "…"
