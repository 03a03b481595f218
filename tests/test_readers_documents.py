"""PDF and DOCX: paragraphs and headlines as they were set, and files that hold no text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from pypdf import PdfReader, PdfWriter

from tests.reading import FILES, LEAD, MORE, day, one, parts, read, refused, told

# Text as it is set on a page: from the left, from the bottom, size, words.
Set = tuple[float, float, float, str]


def pdf(path: Path, *pages: Iterable[Set], bold_from: float = 14) -> Path:
    """A minimal PDF; letters of ``bold_from`` points and more are bold."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for page in pages:
        drawn = []
        for x, y, size, text in page:
            font = "F2" if size >= bold_from else "F1"
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
        content = "\n".join(drawn)
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        fonts = " ".join(
            f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
            for name, base in (("F1", "Times-Roman"), ("F2", "Times-Bold"))
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    path.write_bytes(out.getvalue())
    return path


def column(
    text: str, x: float, top: float, size: float = 11, width: int = 50, leading: float = 14
) -> list[Set]:
    """A text broken into lines."""
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - leading * number, size, line) for number, line in enumerate(lines)]


def test_a_page_printed_by_a_browser() -> None:
    """Two headlines open two articles with their stated dates; lines are joined to paragraphs."""
    documents, problems = read(FILES / "two_articles.pdf")
    assert not problems
    assert [(d.title, day(d)) for d in documents] == [
        ("La piscine municipale ferme ses portes à l’automne", "2020-09-18"),
        ("Le pont de la gare rouvre après deux ans de travaux", "2020-09-20"),
    ]
    assert parts(documents[0], "subhead") == ["Un budget trop lourd"]
    assert "les protestations des nageurs du club local, qui avaient" in parts(documents[0], "body")[0]


def test_columns_pages_and_hyphens(tmp_path: Path) -> None:
    """A paragraph goes on in the next column and on the next page; a word cut by a hyphen is whole."""
    first = "Le conseil municipal a voté lundi la fermeture de la piscine malgré les protes-"
    second = "tations des nageurs du club local, qui avaient réuni plus de deux mille signa-"
    third = "tures contre ce projet. Le vice-président a promis mardi un autre bassin."
    path = pdf(
        tmp_path / "a.pdf",
        [(40, 760, 22, "La piscine ferme ses portes"), *column(first, 40, 700), *column(second, 310, 700)],
        column(third, 40, 780),
    )
    (body,) = parts(one(path), "body")
    assert body == (
        "Le conseil municipal a voté lundi la fermeture de la piscine malgré les protestations des nageurs "
        "du club local, qui avaient réuni plus de deux mille signatures contre ce projet. Le vice-président "
        "a promis mardi un autre bassin."
    )


def test_paragraphs_by_space_and_by_indent(tmp_path: Path) -> None:
    """A gap opens a paragraph, and so does an indented line after a sentence's end."""
    one_paragraph = column(LEAD, 40, 700)
    below = one_paragraph[-1][1]
    (x, y, size, words), *rest = column(MORE, 40, below - 14)
    third = column(
        "Le préfet a signé jeudi un arrêté qui interdit la baignade dans la rivière.", 40, rest[-1][1] - 30
    )
    indented = [(x + 14, y, size, words), *rest]
    title = (40, 760, 22, "La piscine ferme ses portes")
    path = pdf(tmp_path / "a.pdf", [title, *one_paragraph, *indented, *third])
    assert parts(one(path), "body")[:2] == [LEAD, MORE]
    assert len(parts(one(path), "body")) == 3


def test_the_day_of_printing_is_no_date(tmp_path: Path) -> None:
    """What a browser prints at the edges is left out, its date above all; the address is kept."""
    page = [
        (24, 820, 8, "24/11/2026 14:05"),
        (200, 820, 8, "La piscine ferme - Le Quotidien"),
        (24, 14, 8, "https://example.org/a/piscine"),
        (560, 14, 8, "1/1"),
        (40, 760, 22, "La piscine ferme ses portes"),
        *column(LEAD, 40, 700),
    ]
    document = one(pdf(tmp_path / "a.pdf", page))
    assert document.published is None
    assert document.url == "https://example.org/a/piscine"
    assert "2026" not in document.text
    assert "1/1" not in document.text


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    """What stands at the top or foot of every page is the paper's; a byline on every page is not."""
    pages = []
    for number, text in enumerate((LEAD, MORE, f"{MORE} Fin."), 1):
        lines = column(f"{text} Le texte de la page {number} va plus loin que la place qu’il a.", 40, 700)
        head = [
            (40, 800, 9, "Le Quotidien du Val"),
            (40, 740, 20, f"Un titre de quatre mots {'abc'[number - 1]}"),
        ]
        byline = (40, 720, 11, "Publié le 18 septembre 2020")
        pages.append([*head, byline, *lines, (290, 40, 9, f"page {number}")])
    documents, _ = read(pdf(tmp_path / "a.pdf", *pages))
    assert len(documents) == 3
    for document in documents:
        assert "Le Quotidien du Val" not in document.text
        assert not any(part.startswith("page ") for part in document.text.split("\n"))
        assert day(document) == "2020-09-18"


def test_a_name_of_a_newspaper_is_no_title(tmp_path: Path) -> None:
    """The largest words of a page may be the paper's name: the headline has more words."""
    page = [
        (40, 790, 40, "LE VAL"),
        (40, 740, 22, "La piscine ferme ses portes lundi"),
        *column(LEAD, 40, 700),
    ]
    assert one(pdf(tmp_path / "a.pdf", page)).title == "La piscine ferme ses portes lundi"


def test_a_text_in_one_size_is_cut_by_its_layout(tmp_path: Path) -> None:
    """Without headlines in another size, the text is read like any text."""
    page = [
        *column("La piscine municipale ferme ses portes", 40, 760),
        *column(LEAD, 40, 730),
        *column(MORE, 40, 640),
    ]
    document = one(pdf(tmp_path / "a.pdf", page))
    assert document.title == "La piscine municipale ferme ses portes"
    assert parts(document, "body") == [LEAD, MORE]


def test_a_pdf_without_text(tmp_path: Path) -> None:
    """A scan is refused with the remedy; a page without text among others is named."""
    assert "only pictures" in refused(pdf(tmp_path / "scan.pdf", []))
    mixed = pdf(tmp_path / "mixed.pdf", [(40, 760, 22, "La piscine ferme"), *column(LEAD, 40, 700)], [])
    documents, problems = read(mixed)
    assert len(documents) == 1
    assert told(problems) == ["p. 2: Pages without text, perhaps pictures of it: 1."]


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    """A protected file is told from a damaged one."""
    writer = PdfWriter(clone_from=PdfReader(FILES / "two_articles.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "locked.pdf"
    writer.write(path)
    assert "password" in refused(path)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"text", b"%PDF-1.7\n" + bytes(range(256)) * 20])
def test_a_damaged_pdf(tmp_path: Path, content: bytes) -> None:
    """What is no PDF gives a reason."""
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    assert refused(path)


def test_a_truncated_pdf(tmp_path: Path) -> None:
    """A download cut off gives its whole pages, or a reason."""
    path = tmp_path / "cut.pdf"
    whole = (FILES / "two_articles.pdf").read_bytes()
    path.write_bytes(whole[: len(whole) - 600])
    documents, problems = read(path)
    assert documents or [problem for problem in problems if problem.fatal]


def word(path: Path, *lines: tuple[str | None, str]) -> Path:
    document = WordDocument()
    for style, text in lines:
        document.add_paragraph(text, style=style)
    document.save(str(path))
    return path


def test_a_word_document(tmp_path: Path) -> None:
    """The title's style makes the title, headings are subheads, a line with a date dates it."""
    path = word(
        tmp_path / "a.docx",
        ("Title", "La piscine ferme ses portes"), (None, "Publié le 18 septembre 2020"), (None, LEAD),
        ("Heading 1", "Un budget trop lourd"), (None, MORE),
    )  # fmt: skip
    document = one(path)
    assert (document.title, day(document)) == ("La piscine ferme ses portes", "2020-09-18")
    assert parts(document, "body") == [LEAD, MORE]
    assert parts(document, "subhead") == ["Un budget trop lourd"]


def test_a_word_document_of_several_articles(tmp_path: Path) -> None:
    """A document that begins with a heading has an article under each."""
    path = word(
        tmp_path / "a.docx", ("Heading 1", "La piscine"), (None, LEAD), ("Heading 1", "Le pont"), (None, MORE)
    )
    assert [(d.title, parts(d, "body")) for d in read(path)[0]] == [
        ("La piscine", [LEAD]),
        ("Le pont", [MORE]),
    ]


def test_a_word_document_without_styles(tmp_path: Path) -> None:
    """Lines in one style are read like a text."""
    path = word(
        tmp_path / "a.docx", (None, "La piscine municipale ferme ses portes"), (None, LEAD), (None, MORE)
    )
    document = one(path)
    assert document.title == "La piscine municipale ferme ses portes"
    assert parts(document, "body") == [LEAD, MORE]


def changed(path: Path, old: str, new: str) -> Path:
    """A document with something replaced in its XML."""
    with zipfile.ZipFile(path) as archive:
        files = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if name == "word/document.xml":
                content = content.decode("utf-8").replace(old, new).encode("utf-8")
            archive.writestr(name, content)
    return path


def test_inserted_words_are_read_and_deleted_ones_are_not(tmp_path: Path) -> None:
    """A text with tracked changes is read as it would be printed."""
    path = word(tmp_path / "a.docx", ("Title", "La piscine"), (None, LEAD), (None, "MARK"))
    run = "<w:r><w:t>{}</w:t></w:r>"
    changed(
        path,
        "<w:r><w:t>MARK</w:t></w:r>",
        f'<w:ins w:id="1" w:author="x">{run.format("Le maire a parlé mardi.")}</w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>Le maire s’est tu.</w:delText></w:r></w:del>',
    )
    assert parts(one(path), "body")[-1] == "Le maire a parlé mardi."


def test_tables_are_kept_but_are_no_prose(tmp_path: Path) -> None:
    """Figures in a table are shown, and no event is read from them; a frame of one cell is text."""
    document = WordDocument()
    document.add_paragraph("La piscine", style="Title")
    document.add_paragraph(LEAD)
    figures = document.add_table(1, 2)
    figures.cell(0, 0).text, figures.cell(0, 1).text = "2018", "100 000"
    document.add_table(1, 1).cell(0, 0).text = MORE
    document.save(str(tmp_path / "a.docx"))
    found = one(tmp_path / "a.docx")
    assert parts(found, "debris") == ["2018 | 100 000"]
    assert parts(found, "body") == [LEAD, MORE]


def test_a_word_document_with_entities_is_refused(tmp_path: Path) -> None:
    """Word writes no document types: one that has them is an attack."""
    path = word(tmp_path / "a.docx", (None, LEAD))
    changed(path, "<w:document", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document')
    assert "damaged" in refused(path)


def test_a_word_document_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    """The size of its parts is looked at before they are read."""
    path = word(tmp_path / "a.docx", (None, LEAD))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.xml", b" " * (140 * 2**20))
    assert "too large" in refused(path)


@pytest.mark.parametrize("cut", [0, 100, 10_000])
def test_a_damaged_word_document(tmp_path: Path, cut: int) -> None:
    """A file cut off, or of another kind, gives a reason."""
    path = word(tmp_path / "a.docx", (None, LEAD))
    path.write_bytes(path.read_bytes()[:cut])
    assert "damaged" in refused(path)


def test_an_archive_under_the_name_of_a_document(tmp_path: Path) -> None:
    """A ZIP that is no Word document is told as such; so is one without text."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a.txt", LEAD)
    assert "damaged" in refused(tmp_path / "a.docx")
    assert "no text" in refused(word(tmp_path / "b.docx", (None, " ")))
