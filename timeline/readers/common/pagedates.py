"""The publication date of a web page: as its metadata state it, else as htmldate finds it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from timeline.readers import Days, Statement
from timeline.readers.common import stamps

# Names in lower case, the surest first.
_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publication_date",
    "publish-date", "publish_date", "publishdate", "pubdate", "dc.date.issued", "dcterms.issued",
    "dcterms.date", "dc.date", "dc:date", "citation_publication_date", "citation_date", "date",
)  # fmt: skip
_TIMES = ".//time[@pubdate or contains(@itemprop, 'datePublished') or contains(@class, 'published')]"
_ARTICLE_TYPES = re.compile(
    r"Article|BlogPosting|Report|Review|NewsArticle|WebPage|CreativeWork", re.IGNORECASE
)
# No format that is read is older than this; htmldate takes the rest of the calendar for noise.
OLDEST, NEWEST = "1990-01-01", "2199-12-31"
DEEPEST = 12
LONGEST_BYLINE = 160
_OTHER_ACTS = re.compile(r"modif|updat|revis|expir|start|end_?time|birth|death|event", re.IGNORECASE)
_OTHERS = (
    ".//title|.//h1|.//h2|.//h3|.//h4|.//h5|.//h6|.//img|.//picture|.//aside|.//nav|.//footer|.//table"
    "|.//script|.//style"
    "|.//*[contains(@class, 'related') or contains(@class, 'sidebar') or contains(@class, 'comment')"
    " or contains(@id, 'comment') or contains(@class, 'teaser') or contains(@class, 'recommend')]"
)


def stated(root: Any) -> Statement | None:
    """The date that the page's metadata declare; of several, one in local time before one in UTC."""
    found = [statement for statement in _declared(root) if statement.days is not None]
    if not found:
        return None
    first = found[0]
    assert first.days is not None
    if first.days.earliest == first.days.latest:
        return first
    return next((one for one in found if _settles(one, first.days)), first)


def _settles(one: Statement, open_days: Days) -> bool:
    days = one.days
    return days is not None and open_days.earliest <= days.earliest == days.latest <= open_days.latest


def guessed(root: Any) -> Statement | None:
    """The date that htmldate finds around the article: bylines and the like, marked or not.

    Headlines, prose and pictures are kept from it, as their dates are those of events, and lists of
    other articles, whose dates are not this one's.
    """
    from htmldate import find_date

    day = find_date(
        _furniture(root), extensive_search=False, original_date=True, min_date=OLDEST, max_date=NEWEST,
        deferred_url_extractor=True,
    )  # fmt: skip
    return stamps.statement(day, "")


def _furniture(root: Any) -> Any:
    """A copy of the page without its prose, what belongs to other articles, and dates of other acts."""
    bare = deepcopy(root)
    for element in list(bare.iter("meta", "time", "abbr")):
        names = " ".join(str(value) for name, value in element.items() if name not in ("content", "datetime"))
        if _OTHER_ACTS.search(names):
            element.drop_tree()
    for element in bare.xpath(_OTHERS):
        element.drop_tree()
    for element in bare.xpath(".//p|.//div|.//span|.//li"):
        if len(element) == 0 and len(element.text or "") > LONGEST_BYLINE:
            element.text = None
        elif element.tag == "p" and len(str(element.text_content())) > LONGEST_BYLINE:
            element.clear(keep_tail=True)
    return bare


def _declared(root: Any) -> Iterator[Statement]:
    for written in _linked_data(root):
        yield from _one(written, "datePublished")
    tags = _tags(root)
    for name in _TAGS:
        for written in tags.get(name, ()):
            yield from _one(written, name)
    for element in root.xpath(_TIMES):
        yield from _one(element.get("datetime") or element.text, "time")


def _one(written: str | None, field: str) -> Iterator[Statement]:
    statement = stamps.statement(written, field)
    if statement is not None:
        yield statement


def _tags(root: Any) -> dict[str, list[str]]:
    """The contents of the page's ``meta`` elements by their names."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name, content = element.get(attribute), element.get("content")
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _linked_data(root: Any) -> Iterator[str]:
    """The ``datePublished`` of the articles among the page's JSON-LD, outermost first."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _published(data, 0)


def _published(data: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _published(item, depth + 1)
    elif isinstance(data, dict):
        written = data.get("datePublished")
        if isinstance(written, str) and _ARTICLE_TYPES.search(json.dumps(data.get("@type"))):
            yield written
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _published(data.get(key), depth + 1)
