"""Every reader: a damaged or hostile file is read or refused in words, and never breaks the program."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from tests.fuzz.choices import Choices
from tests.reading import FILES, LEAD, MORE, laid_out
from timeline.readers import Budget
from timeline.reading.containers import documents_in
from timeline.wording import say

PROSE = f"{LEAD}\n\n{MORE}\n"
WORDS = (
    b"<p>", b"</p>", b"<article>", b"<time datetime='2020-09-18'>",
    b"<meta property='article:published_time' ", b"<?xml version='1.0' encoding='utf-16'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<item>", b"<entry>", b"<pubDate>", b"{", b"}", b"[",
    b"]", b'"', b",", b";", b"\n", b"\r\n", b"published", b"null", b"1e400", b"obj", b"endobj", b"stream",
    b"xref", b"/Length 99999999", b"/Type /Page", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe",
    b"\xef\xbb\xbf", b"Content-Type: text/html; charset=x", b"Content-Transfer-Encoding: base64",
    b"=?utf-8?q?=", b"Date: Fri, 99 Sep 99999 25:61:61 +9999", b"multipart/mixed; boundary=x", b"--x",
    b"2020-09-18T17:04:00+99:99", b"---\n", b"title: ", b"articles:\n- line: 1\n",
    b"published: 9999-99-99\n",
)  # fmt: skip


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """A whole file of each format, by its suffix."""
    rows = [{"title": "Un titre", "text": PROSE, "published": "2020-09-18", "url": "https://exemple.fr/a"}]
    feed = (FILES / "feed.rss").read_bytes()
    page = (FILES / "page.html").read_bytes()
    return (
        (".txt", PROSE.encode()),
        (".md", f"---\npublished: 2021-06-10\n---\n\n# Un titre\n\n{PROSE}".encode()),
        (".html", page),
        (".html", (FILES / "europresse.html").read_bytes()),
        (".html", (FILES / "factiva.html").read_bytes()),
        (".rss", feed),
        (".atom", (FILES / "feed.atom").read_bytes()),
        (".xml", feed),
        (".csv", f'title;text;date\r\n"Un titre";"{PROSE}";18/09/2020\r\n'.encode()),
        (".json", json.dumps(rows).encode()),
        (".jsonl", "\n".join(json.dumps(row) for row in rows * 2).encode()),
        (".pdf", (FILES / "two_articles.pdf").read_bytes()),
        (".docx", _word()),
        (".eml", _mail()),
        (".mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
                 b"Content-Type: text/html\n\n" + page + b"\n--x--\n"),
        (".zip", _zipped(("a.txt", PROSE.encode()), ("b.html", page), ("c.json", json.dumps(rows).encode()))),
    )  # fmt: skip


def _word() -> bytes:
    from docx import Document

    document, file = Document(), io.BytesIO()
    document.add_heading("Un titre", 0)
    document.add_paragraph(PROSE)
    document.save(file)
    return file.getvalue()


def _mail() -> bytes:
    return (
        "From: AFP <desk@exemple.fr>\nSubject: =?utf-8?q?Un_titre?=\nDate: Fri, 18 Sep 2020 17:04:00 +0200\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n--x\n"
        'Content-Type: text/html\nContent-Disposition: attachment; filename="a.html"\n\n<p>Texte</p>\n--x--\n'
    ).encode()


def _zipped(*files: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def one_input(choices: Choices) -> None:
    """Read one file, now and then within an archive or with corrections beside it."""
    suffix, seed = choices.one(seeds())
    if choices.likely(5):
        suffix = choices.one(seeds())[0]
    content = choices.mutated(seed, WORDS)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / f"page{suffix}"
        if choices.likely(10):
            content, path = _zipped((f"inner{suffix}", content)), path.with_suffix(".zip")
        path.write_bytes(content)
        if choices.likely(10):
            corrections = choices.mutated(
                b"published: 2020-09-18\narticles:\n- line: 3\n  title: Un titre\n", WORDS
            )
            path.with_suffix(".yaml").write_bytes(corrections)
        documents, problems = documents_in(path, Budget(bytes=32 * 1024 * 1024))
    for document in documents:
        laid_out(document)
        assert document.published is None or document.published.earliest <= document.published.latest
    for problem in problems:
        assert "broke the program" not in problem.says.text, say(problem.says, "en")
        for language in ("fr", "en"):
            assert "\n" not in say(problem.says, language)
            assert say(problem.remedy, language)
    assert documents or problems
