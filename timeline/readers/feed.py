"""RSS and Atom: each entry with a text is an article."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from timeline.model import Problem, message
from timeline.readers import Metadata, Page, Statement, refuse
from timeline.readers.common import markup, stamps
from timeline.readers.common.composing import Composer, Paragraph, language_code, one_line
from timeline.readers.common.files import declared_encoding, decode, load
from timeline.readers.common.telling import without_text

SUFFIXES = (".rss", ".atom", ".xml", ".rdf")

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,400}\?>")
# No feed needs entities of its own, and a few lines of them can blow up to gigabytes.
_NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]{1,80})?\s{0,9}=\s{0,9}(?:"[^"<>]{0,400}"|'[^'<>]{0,400}')""")
_ENTITY = re.compile(r"<!ENTITY[^>]*>", re.IGNORECASE)


def read(path: Path) -> Page:
    """The entries of a feed, in its order; ``UnreadableError`` when the file is no feed or has no entries.

    An entry's full text is read where the feed carries it, else its summary.
    """
    import feedparser

    raw = load(path)
    text, problems = decode(raw, path, declared_encoding(raw))
    bare = _ENTITY.sub("", _XML_DECLARATION.sub("", text))
    # The parser takes the name of a namespace apart at a blank.
    bare = _NAMESPACE.sub(lambda match: "".join(match[0].split()).replace("xmlns", " xmlns", 1), bare)
    # A stream, never the text itself: a text that looks like an address would be fetched.
    found = feedparser.parse(io.BytesIO(bare.encode("utf-8", "replace")), resolve_relative_uris=False)
    if not found.entries:
        says = message("The file is not a feed (RSS or Atom), or it has no entries.")
        raise refuse(path, says, message("Save the feed itself, as its address shows it."))
    composer = Composer()
    empty = []
    for number, entry in enumerate(found.entries, 1):
        metadata = _metadata(entry, found.feed, found.version)
        language = language_code(str(_content(entry).get("language") or found.feed.get("language") or ""))
        # Programs that make feeds state their own language as often as their articles'.
        if not composer.add(_paragraphs(entry), metadata, Metadata(language=language)):
            empty.append(f"#{number}")
    if not composer.articles:
        raise refuse(path, message("No entry has a text."), message("Save a feed that carries its articles."))
    remarks = (*problems, *_broken(found, path), *without_text(path, empty))
    return Page(path, composer.text, articles=tuple(composer.articles), problems=remarks)


def _metadata(entry: Any, feed: Any, version: str) -> Metadata:
    source = entry.get("source") or {}
    link = str(entry.get("link") or "")
    return Metadata(
        title=one_line(markup.plain(entry.get("title"))),
        url=link if link.startswith(("http://", "https://")) else None,
        publisher=one_line(markup.plain(source.get("title") or feed.get("title"))),
        published=_published(entry, atom=version.startswith("atom")),
    )


def _published(entry: Any, *, atom: bool) -> Statement | None:
    for name, field in (
        ("published", "published" if atom else "pubDate"),
        ("created", "created"),
        ("updated", "updated"),
    ):
        # Asked by key, feedparser gives a missing "updated" the date of publication.
        statement = stamps.statement(entry.get(name), field) if name in entry else None
        if statement is not None:
            return statement
    return None


def _content(entry: Any) -> Any:
    """The longest of an entry's contents, or its summary's details."""
    contents = [content for content in entry.get("content") or () if content.get("value")]
    return max(contents, key=lambda content: len(content["value"]), default=entry.get("summary_detail") or {})


def _paragraphs(entry: Any) -> list[Paragraph]:
    return markup.fragment(str(_content(entry).get("value") or entry.get("summary") or ""))


def _broken(found: Any, path: Path) -> tuple[Problem, ...]:
    """A remark when the feed is not well-formed: entries after the fault may be missing."""
    error = found.get("bozo_exception")
    if not found.get("bozo") or error is None or not hasattr(error, "getLineNumber"):
        return ()
    says = message("The feed is not well-formed ({reason}); it was read as far as possible.",
                   reason=str(error.getMessage()))  # fmt: skip
    remedy = message("Save it again if entries are missing.")
    return (Problem(str(path), f"l. {error.getLineNumber()}", says, remedy),)
