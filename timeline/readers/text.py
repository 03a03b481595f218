"""Plain text and Markdown: decoding, and the front matter of Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from timeline.model import Problem, message
from timeline.readers import Metadata, Page, Statement, refuse

SUFFIXES = (".txt", ".text", ".md", ".markdown")
LARGEST = 32 * 1024 * 1024

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Control characters that text has no use for; a few may come from a bad copy, many mean a binary file.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_KEYS = {
    "title": ("title",),
    "url": ("url", "canonical_url", "canonical", "link", "source_url"),
    "publisher": ("publisher", "agency", "source", "site"),
    "language": ("language", "lang", "locale"),
    "published": ("published", "date", "published_at", "publish_date", "date_published"),
}


def read(path: Path) -> Page:
    """Decode a text file; ``UnreadableError`` when it is empty, binary, too large or out of reach."""
    text, problems = load(path)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Page(path, text, problems=problems)
    metadata, trouble = _front_matter(match, text, path)
    # What does not parse as front matter is prose between two rules, unless it is only ill-formed.
    start = match.end() if metadata != Metadata() or trouble else 0
    return Page(path, text, start, metadata, problems=problems + trouble)


def load(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """A text file's content with its line ends as they are, and a remark when its encoding was guessed."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise refuse(path, message("This is not a file."), message("Give a text file or a folder."))
        if size > LARGEST:
            says = message("The file is too large ({size} MB; at most {most}).",
                           size=size // 2**20, most=LARGEST // 2**20)  # fmt: skip
            raise refuse(path, says, message("Cut it into several files."))
        raw = path.read_bytes()
    except OSError as error:
        says = message("The file cannot be opened: {reason}.", reason=error.strerror or str(error))
        raise refuse(path, says, message("Check that you may read it.")) from error
    text, problems = decode(raw, path)
    if not text.strip():
        raise refuse(path, message("The file is empty."), message("Put the text of an article in it."))
    return text, problems


def decode(raw: bytes, path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Text from bytes: by byte order mark, as UTF-8, else by the encoding that fits best."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), ()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:65536]:
            raise _binary(path) from error
        return _guess(raw, path, error)
    if len(_CONTROL.findall(text)) > len(text) / 200:
        raise _binary(path)
    return text, ()


def _guess(raw: bytes, path: Path, error: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    from charset_normalizer import from_bytes

    # Western single-byte text is what newsrooms' old files hold; of its encodings Windows-1252 is
    # the one with apostrophes and guillemets, and a superset of Latin-1 for all printable characters.
    western = "cp1252" if _reads_as_western(raw) else None
    match = None if western else from_bytes(raw).best()
    encoding = western or (match.encoding if match else None)
    if encoding is None:
        raise _binary(path) from error
    text = raw.decode(encoding, errors="replace")
    if len(_CONTROL.findall(text)) > len(text) / 200:
        raise _binary(path) from error
    line = raw[: error.start].count(b"\n") + 1
    says = message("The file is not UTF-8; it was read as {encoding}.", encoding=encoding)
    remedy = message("If accents look wrong, save it as UTF-8.")
    return text, (Problem(str(path), f"l. {line}", says, remedy),)


def _reads_as_western(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII are, as Windows-1252, accented letters within words and quotes."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [character for character in text if ord(character) > 127]
    usual = sum(1 for c in beyond if c in "àâäçéèêëîïôöùûüœæÀÂÇÉÈÊËÎÏÔÙÛÜŒñáíóúß’‘“”«»–—…€°\xa0")
    strange = sum(1 for _ in re.finditer(r"[À-ÿ]{3,}", text))
    return usual >= 0.95 * len(beyond) and strange * 20 < len(beyond)


def _binary(path: Path) -> Exception:
    return refuse(
        path,
        message("The file is not text."),
        message("Export the article as plain text (UTF-8)."),
    )


def _front_matter(match: re.Match[str], text: str, path: Path) -> tuple[Metadata, tuple[Problem, ...]]:
    try:
        values = yaml.load(match[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        says = message("The front matter is not valid YAML.")
        remedy = message("Write one “key: value” a line between the two lines of dashes.")
        return Metadata(), (Problem(str(path), f"l. {line}", says, remedy),)
    if not isinstance(values, dict):
        return Metadata(), ()
    found = {field: _first(values, keys) for field, keys in _KEYS.items()}
    written = found.pop("published")
    published = None
    if written is not None:
        at = text.find(written, match.start(1))
        published = Statement(written, at, at + len(written)) if at >= 0 else Statement(written, 0, 0)
    language = found.pop("language")
    return Metadata(**found, language=language[:2].lower() if language else None, published=published), ()


def _first(values: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key, value in values.items():
        if key.lower() in keys and isinstance(value, str) and value.strip():
            return value.strip()
    return None
