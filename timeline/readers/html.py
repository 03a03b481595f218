"""Web pages: the article of a page without what the site puts around it, or a press database's export."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from timeline.model import message
from timeline.readers import Metadata, Page, refuse
from timeline.readers.common import databases, markup, pagedates
from timeline.readers.common.composing import Composer, Paragraph, language_code, one_line
from timeline.readers.common.files import declared_encoding, decode, load

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 24 * 1024 * 1024
SHORTEST = 40

# What browsers note at the top of a page they save.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url:\s*)(https?://[^\s<>\"]+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def read(path: Path) -> Page:
    """The article of a page; each article of a press database's export.

    ``UnreadableError`` when the page holds no article, which is so for pages that a script fills in.
    """
    raw = load(path, LARGEST)
    text, problems = decode(raw, path, declared_encoding(raw))
    page = read_text(text, path)
    return Page(path, page.text, articles=page.articles, problems=(*problems, *page.problems))


def read_text(text: str, path: Path) -> Page:
    """The same for a page that is decoded already, such as the one in an e-mail."""
    root = markup.tree(text)
    if root is None:
        raise _without_article(path)
    export = databases.read(root, path)
    if export is not None:
        return export
    composer = Composer()
    found, paragraphs = _extract(root)
    metadata = Metadata(
        title=_title(root, found),
        url=_url(text, found),
        publisher=one_line(found.sitename if found.sitename != found.hostname else None),
        published=pagedates.stated(root),
    )
    likely = Metadata(
        language=language_code(root.get("lang") or root.get("xml:lang")),
        publisher=one_line(found.hostname),
        published=None if metadata.published else pagedates.guessed(root),
    )
    if not composer.add(paragraphs, metadata, likely):
        raise _without_article(path)
    return Page(path, composer.text, articles=tuple(composer.articles))


def _extract(root: Any) -> tuple[Any, list[Paragraph]]:
    """What trafilatura makes of a page: its metadata and the paragraphs of its body."""
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG, Document, Extractor

    options = Extractor(config=DEFAULT_CONFIG, comments=False)
    # News in brief are articles too.
    options.min_extracted_size = SHORTEST
    # Given elements, never text: a text that begins like an address would be fetched.
    found = trafilatura.bare_extraction(root, options=options)
    # Dates are read by ``pagedates``; in an empty calendar none is searched for here.
    metadata = trafilatura.extract_metadata(root, date_config={"max_date": "1990-01-01"})
    if not isinstance(found, Document):
        return metadata, []
    return metadata, list(markup.paragraphs(found.body))


def _title(root: Any, found: Any) -> str | None:
    """The headline: where the page's title repeats it with the site's name, without that."""
    title = one_line(markup.plain(found.title))
    headings = [one_line(str(heading.text_content())) for heading in root.xpath(".//h1")[:5]]
    for heading in headings:
        if heading and title and len(heading) > 10 and heading.casefold() in title.casefold():
            return heading
    return title or next((heading for heading in headings if heading), None)


def _url(text: str, found: Any) -> str | None:
    """The page's address as it states it, or as the browser noted it on saving."""
    if found.url and _ADDRESS.fullmatch(found.url):
        return str(found.url)
    saved = _SAVED_FROM.search(text[:5000])
    return saved[1] if saved else None


def _without_article(path: Path) -> Exception:
    return refuse(
        path,
        message("The page holds no text of an article."),
        message("Save it again once it is fully shown, or copy the article’s text into a .txt file."),
    )
