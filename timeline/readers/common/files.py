"""Files to bytes, and bytes to text whatever they are written in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from timeline.disk import refused
from timeline.model import Message, Problem, message
from timeline.readers import UnreadableError, refuse

LARGEST = 32 * 1024 * 1024

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Control characters that text has no use for; a few may come from a bad copy, many mean a binary file.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(
    rb"<(?:\?xml|meta)[^>]{0,200}?(?:encoding|charset)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
# What is called Latin-1 is Windows-1252 in practice, as browsers read it.
_IN_PRACTICE = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def load(path: Path, largest: int = LARGEST) -> bytes:
    """A file's content; ``UnreadableError`` when it is too large or out of reach. Size is looked at first."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise refuse(path, message("This is not a file."), message("Give a text file or a folder."))
        if size > largest:
            says = message("The file is too large ({size} MB; at most {most}).",
                           size=size // 2**20, most=largest // 2**20)  # fmt: skip
            raise refuse(path, says, message("Cut it into several files."))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(refused(error, path)) from error


def load_text(path: Path, largest: int = LARGEST) -> tuple[str, tuple[Problem, ...]]:
    """A text file's content with its line ends as they are, and a remark when its encoding was guessed."""
    text, problems = decode(load(path, largest), path)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise refuse(path, message("The file is empty."), message("Put the text of an article in it."))
    return text, problems


def decode(raw: bytes, path: Path, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Text from bytes: by byte order mark, as UTF-8, as what is declared, else by what fits best."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace"), ()
    try:
        text = raw.decode("utf-8")
        problems: tuple[Problem, ...] = ()
    except UnicodeDecodeError as error:
        if b"\x00" in raw[:65536]:
            raise _binary(path) from error
        text, problems = _otherwise(raw, path, error, declared)
    if len(_CONTROL.findall(text)) > len(text) / 200:
        raise _binary(path)
    return text, problems


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page's ``meta`` or an XML file's first line names."""
    match = _DECLARED.search(raw[:8192])
    return match[1].decode("ascii") if match else None


def _otherwise(
    raw: bytes, path: Path, error: UnicodeDecodeError, declared: str | None
) -> tuple[str, tuple[Problem, ...]]:
    """Text that is not clean UTF-8."""
    damaged = raw.decode("utf-8", errors="replace")
    beyond = sum(1 for character in damaged if ord(character) > 127)
    cut_off = error.reason == "unexpected end of data" and beyond > 1
    if cut_off or (damaged.count("\ufffd") * 10 <= beyond and not _known(declared)):
        says = message("Some characters cannot be read; they are shown as {sign}.", sign="\ufffd")
        return damaged, (_remark(raw, path, error, says),)
    encoding = _known(declared)
    if encoding:
        try:
            return raw.decode(encoding), ()
        except UnicodeDecodeError:
            pass
    encoding = _guess(raw)
    if encoding is None:
        raise _binary(path) from error
    says = message("The file is not UTF-8; it was read as {encoding}.", encoding=encoding)
    return raw.decode(encoding, errors="replace"), (_remark(raw, path, error, says),)


def _remark(raw: bytes, path: Path, error: UnicodeDecodeError, says: Message) -> Problem:
    line = raw[: error.start].count(b"\n") + 1
    return Problem(str(path), f"l. {line}", says, message("If accents look wrong, save it as UTF-8."))


def _known(declared: str | None) -> str | None:
    """A declared encoding under the name to decode by, None when it is unknown or plainly wrong."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    return None if name.startswith(("utf-8", "utf-16", "utf-32")) else _IN_PRACTICE.get(name, name)


def _guess(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # Western single-byte text is what newsrooms' old files hold; of its encodings Windows-1252 is
    # the one with apostrophes and guillemets, and a superset of Latin-1 for all printable characters.
    if _reads_as_western(raw):
        return "cp1252"
    match = from_bytes(raw).best()
    return match.encoding if match else None


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


def _binary(path: Path) -> UnreadableError:
    return refuse(
        path,
        message("The file is not text."),
        message("Export the article as plain text (UTF-8)."),
    )
