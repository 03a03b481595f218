"""What the tests of readers share: reading, and what holds for every document of every format."""

from __future__ import annotations

from pathlib import Path

from timeline import reading
from timeline.model import Document, Problem
from timeline.wording import say

FILES = Path(__file__).parent / "readers"

LEAD = (
    "Le conseil municipal a voté lundi la fermeture de la piscine, malgré les protestations des nageurs du "
    "club local, qui avaient réuni plus de deux mille signatures contre ce projet."
)
MORE = "La mairie a promis mardi que les travaux du pont seraient finis le 15 novembre, selon les élus."


def read(*paths: Path) -> tuple[list[Document], list[Problem]]:
    """The documents and problems of some files, both checked for what must always hold."""
    documents, problems = reading.read_all(paths)
    for document in documents:
        check(document)
    assert len({document.id for document in documents}) == len(documents)
    for problem in problems:
        for language in ("en", "fr"):
            assert say(problem.says, language).strip()
            assert "\n" not in say(problem.says, language)
            assert say(problem.remedy, language).strip()
    return list(documents), list(problems)


def check(document: Document) -> None:
    """The document is laid out well and has a body under a title."""
    laid_out(document)
    assert document.title.strip()
    assert any(part.kind == "body" for part in document.parts)


def laid_out(document: Document) -> None:
    """Offsets hold, parts lie in order without overlaps, evidence says what it points to."""
    text = document.text
    assert text == text.strip()
    assert document.end - document.start == len(text)
    assert text.encode("utf-8")
    last = 0
    for part in document.parts:
        assert last <= part.start < part.end <= len(text)
        assert text[part.start : part.end].strip()
        last = part.end
    for evidence in document.published.evidence if document.published else ():
        assert evidence.kind == "declared"
        assert evidence.text
        if evidence.end:
            assert text[evidence.start : evidence.end] == evidence.text


def one(*paths: Path) -> Document:
    """The only document of some files."""
    (document,), _ = read(*paths)
    return document


def refused(path: Path) -> str:
    """Why a file gives nothing, in English; the other files given with it must be read."""
    good = path.with_name("zz good.txt")
    good.write_text(LEAD, encoding="utf-8")
    documents, problems = read(path, good)
    assert [Path(document.source_file).name for document in documents] == [good.name]
    fatal = [problem for problem in problems if problem.fatal]
    assert [problem.file for problem in fatal] == [str(path)]
    return say(fatal[0].says, "en")


def told(problems: list[Problem]) -> list[str]:
    """What problems say in English, with their places."""
    return [f"{problem.place}: {say(problem.says, 'en')}".removeprefix(": ") for problem in problems]


def day(document: Document) -> str | None:
    """The stated publication: one day, or the first and last possible."""
    published = document.published
    if published is None:
        return None
    days = [published.earliest.isoformat()] + ([] if published.exact else [published.latest.isoformat()])
    return "/".join(days)


def parts(document: Document, kind: str) -> list[str]:
    """The texts of a document's parts of one kind."""
    return [document.text[part.start : part.end] for part in document.parts if part.kind == kind]
