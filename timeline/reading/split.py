"""Where the articles of a page begin and end, and what the parts of each are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.model import Part, PartKind
from timeline.readers import Article, Metadata, Statement
from timeline.reading.blocks import FURNITURE, Block, credit, names_agency
from timeline.reading.declared import credit_beside, dateline, statement
from timeline.reading.headings import UNSURE, Heading, rarities, weigh
from timeline.reading.press import plain, press

# "PARIS (AFP) -": the agency in brackets before a dispatch's first words.
_DISPATCH = re.compile(r"[^.!?\n()]{0,60}\(([^()]{2,40})\) ?[-–—:_]")
# A heading of so few words right before another one is the name of a section or a topic.
TAG_WORDS = 3
# What a heading is compared with: so many blocks of the article before it.
LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the heading at ``start`` opens an article, with the clues' weights."""

    start: int
    text: str
    opens: bool
    weights: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """Log-odds that the heading opens an article."""
        return sum(weight for _, weight in self.weights)

    @property
    def unsure(self) -> bool:
        """Whether a small clue more would have turned it."""
        return abs(self.score) < UNSURE


def decide(page: Sequence[Block]) -> tuple[list[Block], list[Decision]]:
    """The page with tags and link lists told from headings, and a decision for each heading left.

    The first decision is the page's first title when it opens with one; its score says nothing.
    """
    page = _settle_runs(_title_with_period(list(page)))
    rarity = rarities(page)
    widest = max((block.space for block in page if block.kind == "heading"), default=0)
    decisions: list[Decision] = []
    opened = 0
    seen_prose = False
    levels = {block.depth for block in page if block.depth}
    for index, block in enumerate(page):
        if block.kind == "body":
            seen_prose = True
        if block.kind != "heading":
            continue
        if not seen_prose and not decisions:
            decisions.append(Decision(block.start, block.text, True, (("first", 9.0),)))
            opened = index
            continue
        weights = _markdown(block, levels) or weigh(_surroundings(page, index, opened, rarity, widest))
        made = Decision(block.start, block.text, sum(weights.values()) > 0, tuple(weights.items()))
        decisions.append(made)
        opened = index if made.opens else opened
    return page, decisions


def _markdown(block: Block, levels: set[int]) -> dict[str, float]:
    """Marked headings need no guess: the highest level of the page heads articles."""
    if not block.depth:
        return {}
    return {"markdown": 9.0 if block.depth == min(levels) and (block.depth == 1) else -9.0}


def _title_with_period(page: list[Block]) -> list[Block]:
    """A page that opens with one short sentence on its own has a title, even one with a full stop."""
    first = next((i for i, block in enumerate(page) if block.kind in ("heading", "body")), None)
    if first is None or page[first].kind == "heading" or first + 1 >= len(page):
        return page
    title, lead = page[first], page[first + 1]
    alone = len(title.text) <= 110 and not re.search(r"[.!?…:] ?\S|[:;,]$|\n", title.text)
    if alone and lead.kind in ("body", "credit", "declared") and len(lead.text) != len(title.text):
        page[first] = replace(title, kind="heading")
    return page


def _settle_runs(page: list[Block]) -> list[Block]:
    """Of headings in a row one is the title: tags before it are debris, a line after it is the lead."""
    index = 0
    while index < len(page):
        run = _run(page, index)
        if not run:
            index += 1
            continue
        if run[0] and _lists(page[run[0] - 1]):
            links = run[:-1] if len(run) > 1 or _headed(page, run[-1]) else run
        else:
            title = next((i for i in run if len(page[i].text.split()) > TAG_WORDS), run[-1])
            links = [i for i in run if i < title]
            for lead in (i for i in run if i > title and not page[i].depth):
                page[lead] = replace(page[lead], kind="body")
        for link in links:
            page[link] = replace(page[link], kind="debris")
        index = run[-1] + 1
    return page


def _lists(block: Block) -> bool:
    """Whether a line announces links to other articles without being one itself."""
    match = press().more.match(plain(block.text)) if block.kind == "more" else None
    return match is not None and sum(map(str.isalpha, block.text[match.end() :])) < 4


def _headed(page: Sequence[Block], index: int) -> bool:
    """Whether what only titles have stands right under a heading."""
    return index + 1 < len(page) and page[index + 1].kind in ("credit", "declared", "separator")


def _run(page: Sequence[Block], index: int) -> list[int]:
    """The headings that follow each other from ``index`` with nothing but site debris between."""
    run = []
    while index < len(page) and page[index].kind in ("heading", "debris"):
        if page[index].kind == "heading":
            run.append(index)
        elif not run:
            return []
        index += 1
    return run


def _surroundings(
    page: Sequence[Block], index: int, opened: int, rarity: dict[str, float], widest: int
) -> Heading:
    gap_start = index
    while gap_start > opened and page[gap_start - 1].kind in FURNITURE:
        gap_start -= 1
    end = next((i for i in range(index + 1, len(page)) if page[i].kind == "heading"), len(page))
    after = page[index + 1 : end]
    return Heading(
        page[index],
        page[max(opened, gap_start - LOOK_BACK) : gap_start],
        page[gap_start:index],
        after[:5],
        [block for block in after if block.kind == "body"][:6],
        rarity,
        widest,
    )


def cut(page: Sequence[Block], openings: Sequence[int], ends: Mapping[int, int]) -> list[Article]:
    """The articles that begin at these offsets, each up to its last line that is not site debris.

    ``ends`` gives an end for some beginnings.
    """
    starts = [block.start for block in page]
    above = _headers_above(page, starts, openings)
    limits = [*openings, page[-1].end + 1 if page else 0]
    found: list[Article] = []
    for start, limit in pairwise(limits):
        limit = min(limit, ends.get(start, limit), *(b.start for b in above.get(limit, ())))
        inside = list(page[bisect_left(starts, start) : bisect_left(starts, limit)])
        article = _article(inside, start, above.get(start, ()))
        if article is not None:
            found.append(article)
    return found


def _headers_above(
    page: Sequence[Block], starts: Sequence[int], openings: Sequence[int]
) -> dict[int, tuple[Block, ...]]:
    """Credits and stated dates that stand above the titles they belong to, by the title's offset.

    A page that opens with one prints all of them above; else those before a later title sign the
    article they end.
    """
    found: dict[int, tuple[Block, ...]] = {}
    for opening in openings:
        index = bisect_left(starts, opening)
        header: list[Block] = []
        while index and page[index - 1].kind in ("credit", "declared", "separator", "debris"):
            index -= 1
            if page[index].kind in ("credit", "declared"):
                header.insert(0, page[index])
        if header and (opening == openings[0] or openings[0] in found):
            found[opening] = tuple(header)
    return found


def _article(inside: list[Block], start: int, above: Sequence[Block]) -> Article | None:
    while inside and inside[-1].kind in ("separator", "debris", "more", "caption"):
        inside.pop()
    if not any(block.kind in ("body", "heading") for block in inside):
        return None
    parts = tuple(Part(_role(block, start), block.start - start, block.end - start) for block in inside)
    return Article(start, inside[-1].end, parts, _metadata([*above, *inside], start))


_ROLES: Mapping[str, PartKind] = {"body": "body", "link": "link", "credit": "credit", "declared": "credit"}


def _role(block: Block, start: int) -> PartKind:
    if block.kind == "heading":
        return "title" if block.start == start else "subhead"
    return _ROLES.get(block.kind, "debris")


def _metadata(inside: Sequence[Block], start: int) -> Metadata:
    title = next((b.text for b in inside if b.kind == "heading" and b.start == start), None)
    return Metadata(title=title, publisher=publisher(inside), published=stated(inside))


def publisher(inside: Sequence[Block]) -> str | None:
    """The first credit that names an agency or a newsroom, as it is written."""
    for block in inside:
        if block.kind == "credit" and names_agency(block.text):
            return credit(block.text)
        if block.kind == "declared":
            beside = credit_beside(block.text)
            if beside and names_agency(beside) and credit(beside):
                return credit(beside)
    lead = next((block.text for block in inside if block.kind == "body"), "")
    dispatch = _DISPATCH.match(lead)
    return dispatch[1] if dispatch and names_agency(dispatch[1]) else None


def stated(inside: Sequence[Block]) -> Statement | None:
    """The publication date stated in an article's header or at its foot, else that of its dateline;
    an update's when no other is."""
    updates: list[Statement] = []
    for block in inside:
        found = statement(block.text) if block.kind == "declared" else None
        if found is None:
            continue
        first, last, update = found
        at = block.start + first
        said = Statement(block.text[first:last], at, at + last - first)
        if not update:
            return said
        updates.append(said)
    lead = next((block for block in inside if block.kind == "body"), None)
    if lead and (day := dateline(lead.text)):
        first, last = lead.start + day[0], lead.start + day[1]
        return Statement(lead.text[slice(*day)], first, last)
    return updates[0] if updates else None
