"""ZIP archives, folders and mails: what they hold is read within bounds, what is left out is said."""

from __future__ import annotations

import io
import socket
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.reading import FILES, LEAD, MORE, day, one, parts, read, refused, told
from timeline.readers import Budget
from timeline.reading.containers import documents_in
from timeline.wording import say


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def within(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_an_archive_of_many_formats(tmp_path: Path) -> None:
    """Every file is read by its own reader, sidecars included; its place is the archive and its name."""
    path = zipped(
        tmp_path / "a.zip",
        {
            "articles/pont.txt": MORE,
            "articles/pont.yaml": "published: 2020-09-18\npublisher: AFP\n",
            "page.html": (FILES / "page.html").read_bytes(),
            "flux/été.rss": (FILES / "feed.rss").read_bytes(),
            "logo.png": b"\x89PNG",
            "__MACOSX/._page.html": b"\x00",
            ".DS_Store": b"\x00",
            "page_files/pub.html": "<p>Publicité</p>",
        },
    )
    documents, problems = read(path)
    places = [Path(document.source_file).relative_to(path).as_posix() for document in documents]
    assert places == ["articles/pont.txt", *["flux/été.rss"] * 3, "page.html"]
    assert (documents[0].publisher, day(documents[0])) == ("AFP", "2020-09-18")
    assert [Path(p.file).name for p in problems if ".png" in say(p.says, "en")] == ["logo.png"]
    assert all(problem.file.startswith(str(path)) for problem in problems)


def test_archives_within_archives(tmp_path: Path) -> None:
    """Three deep is read; an archive that goes deeper is reported, so that none can go on for ever."""
    inner = within({"pont.txt": MORE})
    for number in range(2):
        inner = within({f"{number}.zip": inner, f"article {number}.txt": f"{LEAD} Numéro {number}."})
    documents, problems = read(zipped(tmp_path / "a.zip", {"in.zip": inner}))
    assert len(documents) == 2
    assert any("not read any deeper" in said for said in told(problems))


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"]
)
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    """A name that climbs or starts at the root is refused and told; nothing is written there."""
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = name
        archive.writestr(info, LEAD)
        archive.writestr("good.txt", MORE)
    documents, problems = read(path)
    assert [document.text for document in documents] == [MORE]
    assert any("leads out of the archive" in said for said in told(problems))
    assert [found.name for found in tmp_path.rglob("*evil*")] == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link in an archive could show any file of the machine."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("passwd.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", MORE)
    documents, problems = read(path)
    assert [document.text for document in documents] == [MORE]
    assert any("link to another file" in said for said in told(problems))


def test_a_bomb_is_left_out(tmp_path: Path) -> None:
    """A file that grows a thousandfold is cut off; the others are read."""
    path = zipped(tmp_path / "a.zip", {"bomb.txt": b"0" * (160 * 2**20), "good.txt": MORE})
    assert path.stat().st_size < 2**20
    documents, problems = read(path)
    assert [document.text for document in documents] == [MORE]
    assert any("too large once unpacked" in said for said in told(problems))


def test_an_archive_is_bounded_in_all(tmp_path: Path) -> None:
    """Many small files count as much as a large one, those of archives within it too."""
    many = {f"{number}.txt": f"{MORE} {number}" for number in range(10)}
    path = zipped(tmp_path / "a.zip", {**many, "in.zip": within({f"in {n}": t for n, t in many.items()})})
    documents, problems = documents_in(path, Budget(files=15))
    assert len(documents) == 14
    assert sum("holds too much" in said for said in told(problems)) == 6
    documents, problems = documents_in(path, Budget(bytes=len(MORE.encode()) * 5))
    assert 4 <= len(documents) <= 6
    assert problems


def test_a_damaged_archive(tmp_path: Path) -> None:
    """What is no archive, or cut off, is refused in a word."""
    whole = zipped(tmp_path / "whole.zip", {"good.txt": MORE}).read_bytes()
    for number, content in enumerate((b"PK\x03\x04" + b"x" * 100, b"", whole[: len(whole) // 2], b"text")):
        path = tmp_path / f"{number}" / "bad.zip"
        path.parent.mkdir()
        path.write_bytes(content)
        assert "damaged" in refused(path)


def test_a_damaged_file_within_an_archive(tmp_path: Path) -> None:
    """One file whose bytes were changed costs only itself."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("bad.txt", LEAD)
        archive.writestr("good.txt", MORE)
    path.write_bytes(path.read_bytes().replace(b"piscine", b"PISCINE", 1))
    documents, problems = read(path)
    assert [document.text for document in documents] == [MORE]
    assert [Path(problem.file).name for problem in problems] == ["bad.txt"]


def test_an_archive_without_articles(tmp_path: Path) -> None:
    """The kinds that would be read are named."""
    assert "no article that can be read" in refused(zipped(tmp_path / "a.zip", {"logo.png": b"x"}))


def test_the_sidecar_of_an_archive_is_for_all_in_it(tmp_path: Path) -> None:
    """What is the same for all is said once; a file's own sidecar goes first."""
    path = zipped(
        tmp_path / "a.zip",
        {"a.txt": MORE, "b.txt": LEAD, "b.yaml": "publisher: AFP\npublished: 2020-09-18\n"},
    )
    (tmp_path / "a.yaml").write_text(
        "publisher: Belga\npublished: 2020-09-20\nlanguage: fr\n", encoding="utf-8"
    )
    documents, problems = read(path)
    assert not problems
    assert [(d.publisher, day(d)) for d in documents] == [("Belga", "2020-09-20"), ("AFP", "2020-09-18")]
    assert documents[0].published is not None
    assert "a.yaml" in say(documents[0].published.evidence[0].says, "en")


def test_a_folder_of_saved_pages(tmp_path: Path) -> None:
    """What a browser saves beside a page is not taken for articles."""
    (tmp_path / "page.html").write_bytes((FILES / "page.html").read_bytes())
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text(f"<p>{MORE}</p>", encoding="utf-8")
    (tmp_path / "autres_files").mkdir()
    (tmp_path / "autres_files" / "pont.txt").write_text(MORE, encoding="utf-8")
    documents, _ = read(tmp_path)
    assert sorted(Path(document.source_file).name for document in documents) == ["page.html", "pont.txt"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of every kind are read while no connection can be made."""

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a connection was attempted")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    documents, problems = read(FILES)
    assert len(documents) >= 10
    assert not [problem for problem in problems if problem.fatal]


def test_the_same_words_on_two_sites_are_kept_twice(tmp_path: Path) -> None:
    """A copy is dropped, but an article that two sites printed is known to have appeared twice."""
    for name, site in (
        ("a", "https://a.example/1"),
        ("b", "https://b.example/2"),
        ("c", "https://b.example/2"),
    ):
        (tmp_path / f"{name}.txt").write_text(LEAD, encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(f"url: {site}\n", encoding="utf-8")
    documents, problems = read(tmp_path)
    assert [document.url for document in documents] == ["https://a.example/1", "https://b.example/2"]
    assert [Path(problem.file).name for problem in problems] == ["c.txt"]


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "AFP <desk@example.org>"
    message["Subject"] = "La piscine fermée à l’automne"
    message["Date"] = "Fri, 18 Sep 2020 17:04:00 +0200"
    for name, value in headers.items():
        del message[name]
        message[name] = value
    return message


def saved(folder: Path, message: EmailMessage, name: str = "mail.eml") -> Path:
    path = folder / name
    path.write_bytes(message.as_bytes())
    return path


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "cp1252"])
def test_a_mail(tmp_path: Path, charset: str) -> None:
    """The subject is the title, the sender the publisher, the day sent the publication."""
    message = mail()
    message.set_content(f"{LEAD}\n\n{MORE}\n", charset=charset)
    document = one(saved(tmp_path, message))
    assert (document.title, document.publisher, day(document)) == (
        "La piscine fermée à l’automne", "AFP", "2020-09-18",
    )  # fmt: skip
    assert parts(document, "body") == [LEAD, MORE]


def test_a_newsletter_in_html(tmp_path: Path) -> None:
    """Where the plain text only says to open the page, the page is read; scripts are not."""
    message = mail()
    message.set_content("Ouvrez ce courriel dans un navigateur.")
    message.add_alternative(f"<h2>Piscine</h2><p>{LEAD}</p><script>x()</script><p>{MORE}</p>", subtype="html")
    document = one(saved(tmp_path, message))
    assert parts(document, "body") == [LEAD, MORE]
    assert parts(document, "subhead") == ["Piscine"]


def test_attachments_are_read(tmp_path: Path) -> None:
    """What is attached is read by its own reader; other kinds are named, pictures in the text are not."""
    message = mail()
    message.set_content(LEAD)
    message.add_attachment(MORE.encode(), maintype="text", subtype="plain", filename="../../pont.txt")
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="tableau.xls")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    attached = mail(Subject="Un autre", Date="Thu, 17 Sep 2020 10:00:00 +0200")
    attached.set_content(
        "Le marché de la place a été fermé samedi par la ville, à cause du vent et de la pluie."
    )
    message.add_attachment(attached)
    path = saved(tmp_path, message)
    documents, problems = read(path)
    assert sorted((d.source_file.removeprefix(str(path)), day(d)) for d in documents) == [
        ("", "2020-09-18"),
        ("/message-4.eml", "2020-09-17"),
        ("/pont.txt", None),
    ]
    assert [Path(problem.file).name for problem in problems] == ["tableau.xls"]


def test_a_mail_that_only_carries_an_attachment(tmp_path: Path) -> None:
    """A mail without words of its own is no problem when what it carries can be read."""
    message = mail()
    message.set_content("\n")
    message.add_attachment(MORE.encode(), maintype="text", subtype="plain", filename="pont.txt")
    documents, problems = read(saved(tmp_path, message))
    assert [document.text for document in documents] == [MORE]
    assert not problems


@pytest.mark.parametrize(
    "header",
    [
        "De : Belga <desk@example.org>\nEnvoyé : vendredi 18 septembre 2020\nÀ : J\nObjet : La piscine ferme",
        "From: Belga <desk@example.org>\nDate: Fri, 18 Sep 2020 17:04:00 +0200\nSubject: La piscine ferme",
        "> De: Belga <desk@example.org>\n> Date: 18 septembre 2020 à 17:04\n> Objet: La piscine ferme",
    ],
)
def test_a_forwarded_mail_is_read_as_the_first_one(tmp_path: Path, header: str) -> None:
    """The day on which a dispatch is passed on is not the day on which it appeared."""
    message = mail(
        Subject="TR: La piscine", Date="Mon, 1 Mar 2021 10:00:00 +0100", From="Jeanne <j@example.org>"
    )
    message.set_content(f"Pour info.\n\n----- Message transféré -----\n{header}\n\n{LEAD}\n\n{MORE}\n")
    document = one(saved(tmp_path, message))
    assert (document.title, document.publisher, day(document)) == ("La piscine ferme", "Belga", "2020-09-18")
    assert parts(document, "body") == [LEAD, MORE]


def test_a_forwarded_mail_without_its_header_is_undated(tmp_path: Path) -> None:
    """What is passed on without its date has none that could be trusted."""
    message = mail(Subject="Fwd: La piscine")
    message.set_content(LEAD)
    document = one(saved(tmp_path, message))
    assert (document.title, document.published) == ("La piscine", None)


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"", "not an e-mail"),
        (b"\x00\x01\x02" * 99, "not an e-mail"),
        (b"Une phrase sans en-tete.", "not an e-mail"),
        (b"Subject: Vide\n\n\n", "no text"),
    ],
)
def test_what_is_no_mail_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """A file without headers, or with headers only, gives a reason."""
    path = tmp_path / "bad.eml"
    path.write_bytes(content)
    assert reason in refused(path)


def test_a_truncated_mail_keeps_its_text(tmp_path: Path) -> None:
    """A mail cut off within its attachment still has its words; odd headers do no harm."""
    message = mail()
    message.set_content(LEAD)
    message.add_attachment(b"x" * 5000, maintype="application", subtype="pdf", filename="a.pdf")
    raw = message.as_bytes().replace(b"Date: Fri, 18 Sep 2020", b"Date: Fri, 99 Foo 2020")
    path = tmp_path / "cut.eml"
    path.write_bytes(raw[: len(raw) // 2])
    documents, _ = read(path)
    assert [parts(document, "body") for document in documents] == [[LEAD]]
    assert documents[0].published is None


def test_a_mail_of_a_thousand_attachments(tmp_path: Path) -> None:
    """A mail made to keep the reader busy is read up to a number."""
    message = mail()
    message.set_content(LEAD)
    for number in range(150):
        message.add_attachment(
            f"Numéro {number}. {MORE}".encode(), maintype="text", subtype="plain", filename=f"{number}.txt"
        )
    documents, problems = read(saved(tmp_path, message))
    assert len(documents) == 101
    assert told(problems) == ["The mail has more than 100 attachments; the rest was not read."]


def test_a_web_archive(tmp_path: Path) -> None:
    """A page saved as one file (MHTML) is read as the page."""
    page = (FILES / "page.html").read_text(encoding="utf-8")
    message = EmailMessage()
    message["Subject"] = "La piscine"
    message.set_content(page, subtype="html")
    message.make_related()
    message.add_related(b"x", maintype="image", subtype="png", cid="<a>")
    document = one(saved(tmp_path, message, "page.mhtml"))
    assert (document.title, day(document)) == ("La piscine municipale ferme ses portes", "2020-09-18")
