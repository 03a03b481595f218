"""HTML to paragraphs. Scripts, styles and forms are no text; nothing is ever loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.model import PartKind
from timeline.readers.common.composing import Paragraph, tidy

# An element of lxml, which has no types of its own.
Element = Any

# Names in lower case, of HTML and of the TEI-like body that trafilatura gives.
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 head".split())
_NO_TEXT = frozenset(
    """
    script style noscript template iframe object embed applet svg math canvas audio video map picture
    select button input textarea nav graphic title meta link base frameset
    """.split()
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font hi i ins kbd label mark nobr o:p q ref s
    samp small span strike strong sub sup time tt u var wbr
    """.split()
)
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_CAPTIONS = frozenset(("figcaption", "caption"))
_MARKUP = re.compile(
    r"<(?:/?(?:p|br|div|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|blockquote|table|section|article|html|body|script|style|iframe)\b[^<>]{0,2000})/?>",
    re.I,
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>", re.I)
# Characters that no element may hold, as themselves or by their numbers.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,10}));?", re.IGNORECASE)


def tree(text: str) -> Element | None:
    """The page's elements, None when there are none. The parser follows no link and no entity."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_pis=True, no_network=True, huge_tree=True)
    bare = _REFERENCE.sub(_referred, _CONTROL.sub("", text))
    bare = _XML_DECLARATION.sub("", bare.lstrip("\ufeff"))
    try:
        return html.document_fromstring(bare, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _referred(match: re.Match[str]) -> str:
    """A reference to a character, nothing when the character is none."""
    number = int(match[1], 16) if match[1] else int(match[2])
    return match[0] if number < 0x110000 and not _CONTROL.match(chr(number)) else ""


def fragment(text: str) -> list[Paragraph]:
    """The paragraphs of a piece of HTML; plain text without tags is one with its lines."""
    if not looks_marked_up(text):
        return [Paragraph(tidy(text))] if text.strip() else []
    root = tree(f"<div>{text}</div>")
    return list(paragraphs(root)) if root is not None else []


def looks_marked_up(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return _MARKUP.search(text[:200_000]) is not None


def plain(text: str | None) -> str | None:
    """A line without its tags and entities."""
    if not text or not re.search(r"[<&]", text):
        return text
    root = tree(f"<div>{text}</div>")
    return " ".join(str(root.text_content()).split()) if root is not None else text


def paragraphs(root: Element) -> Iterator[Paragraph]:
    """The paragraphs under an element in reading order. Rows of tables are kept, but are no prose."""
    from lxml import etree

    held: list[str] = []
    roles: list[PartKind] = ["body"]
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        name = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            if name in _NO_TEXT or _hidden(element):
                walk.skip_subtree()
                continue
            if name not in _INLINE and name not in ("br", "lb") and name not in _CELLS:
                yield from _flushed(held, roles[-1])
            if name in ("br", "lb"):
                held.append("\n")
            elif name in _CELLS and "".join(held).strip():
                held.append(" | ")
            if name not in _INLINE:
                roles.append(_role(name, roles[-1]))
            held.append(_inside(element.text, name))
        elif event == "end" and not (name in _INLINE or name in _NO_TEXT or _hidden(element)):
            if name not in ("br", "lb") and name not in _CELLS:
                yield from _flushed(held, roles[-1])
            roles.pop()
        if event != "start" and element is not root:
            held.append(_inside(element.tail, name))
    yield from _flushed(held, "body")


def _flushed(held: list[str], role: PartKind) -> Iterator[Paragraph]:
    text = tidy("".join(held))
    held.clear()
    if text.strip("| \n"):
        yield Paragraph(text, role)


def _role(name: str, around: PartKind) -> PartKind:
    if name in _HEADINGS:
        return "subhead"
    if name in _ROWS or name in _CAPTIONS:
        return "debris"
    return around


def _inside(text: str | None, name: str) -> str:
    """An element's text; line ends in the source are blanks, as in a browser."""
    return re.sub(r"\s*[\r\n]\s*", " ", text or "")


def _hidden(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
