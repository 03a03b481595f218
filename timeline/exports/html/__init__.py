"""One HTML page that holds the whole timeline and needs nothing else: no server, no network.

The page runs the app's own program (``ui/component``), with a few modules of this folder in the place
of those that speak with the server. Modules travel as ``data:`` addresses in an import map, the
content and plotly.js compressed; a policy in the page's head forbids the browser to fetch anything
and to run any script that does not carry the page's word. Readers without scripts see a plain list.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from string import Template

import timeline
from timeline.explaining import publication
from timeline.exports._selection import Selection
from timeline.exports._text import encoded, isolated, one_line, web_link
from timeline.exports.html._content import content
from timeline.model import Document
from timeline.view.card import title_language, when
from timeline.wording import translate

ENDING = ".html"
MEDIA_TYPE = "text/html; charset=utf-8"

OWN = Path(__file__).parent
COMPONENT = OWN.parent.parent / "ui" / "component"
_IMPORT = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(["'])\./([\w-]+\.js)\2""")


def render(selection: Selection) -> bytes:
    """The page."""
    packed = _packed(json.dumps(content(selection), ensure_ascii=False, separators=(",", ":")))
    imports = json.dumps({"imports": _modules()})
    # The policy's word: nobody who writes an article can know it, and the same page has the same one.
    nonce = hashlib.sha256((packed + imports).encode()).hexdigest()[:32]
    page = Template((OWN / "page.html").read_text(encoding="utf-8")).substitute(
        language=selection.language,
        nonce=nonce,
        version=timeline.__version__,
        title=escape(one_line(selection.title)),
        icon=_address("image/svg+xml", (COMPONENT / "icon.svg").read_bytes()),
        style=_style(),
        imports=imports,
        plain="\n".join(_plain(selection)),
        content=packed,
        plotly=_plotly(),
    )
    return encoded(page)


@cache
def _modules() -> dict[str, str]:
    """Every module of the program under the name by which the others import it."""
    files = {path.name: path for folder in (COMPONENT, OWN) for path in sorted(folder.glob("*.js"))}
    return {
        f"chronofil/{name}": _address("text/javascript", _named(path.read_text(encoding="utf-8")).encode())
        for name, path in files.items()
    }


def _named(module: str) -> str:
    """A module whose neighbours are named as the import map has them: relative names need a place."""
    return _IMPORT.sub(r"\1\2chronofil/\3\2", module)


@cache
def _style() -> str:
    sheets = [*sorted((COMPONENT / "style").glob("*.css")), OWN / "page.css"]
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)


@cache
def _plotly() -> str:
    from plotly.offline import get_plotlyjs

    return _packed(get_plotlyjs())


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(encoded(text), 9, mtime=0)).decode()


def _address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _plain(selection: Selection) -> Iterator[str]:
    """The events as a list that needs no script."""
    language = selection.language
    yield f"<h1>{_safe(selection.title)}</h1>"
    yield "<ol>"
    for event in selection.events:
        spoken = title_language(event, language)
        sources = [_source(document, language) for _, document in selection.sources(event)]
        title = f'<span lang="{escape(spoken)}" dir="auto">{_safe(event.title_in(language))}</span>'
        told = f'<br><span class="source">{"; ".join(dict.fromkeys(sources))}</span>' if sources else ""
        yield f'<li><span class="when">{_safe(when(event, language))}</span> {title}{told}</li>'
    yield "</ol>"
    made = translate("Timeline made on {day} with Chronofil", language, day=selection.made.date())
    yield f"<p>{_safe(made)}</p>"


def _source(document: Document, language: str) -> str:
    title = f'<cite lang="{escape(document.language)}" dir="auto">{_safe(document.title)}</cite>'
    if url := web_link(document.url):
        title = f'<a href="{escape(url)}" rel="noreferrer noopener">{title}</a>'
    rest = (document.publisher, publication(document.published, language))
    return ", ".join([title, *(_safe(part) for part in rest if part)])


def _safe(text: str) -> str:
    return escape(isolated(one_line(text)))
