"""Web pages and exports of press databases: the article without its site, and dates one can trust."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.reading import FILES, LEAD, MORE, day, one, parts, read, refused, told
from timeline.wording import say

PAGE = (FILES / "page.html").read_text(encoding="utf-8")


def write(folder: Path, text: str, encoding: str = "utf-8", name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def without_metadata(text: str) -> str:
    return "\n".join(
        line for line in text.split("\n") if "published_time" not in line and "canonical" not in line
    )


def test_a_page_gives_its_article() -> None:
    """Title, publisher, address, date and prose are the article's; the site around it is left out."""
    document = one(FILES / "page.html")
    assert document.title == "La piscine municipale ferme ses portes"
    assert document.publisher == "Le Quotidien"
    assert document.url == "https://example.org/2020/09/18/piscine.html"
    assert document.language == "fr"
    assert day(document) == "2020-09-18"
    assert parts(document, "title") == [document.title]
    assert parts(document, "subhead") == ["Un budget trop lourd"]
    assert parts(document, "credit")[-1] == "(Avec AFP)"
    assert parts(document, "body")[0] == LEAD
    assert "Le club a demandé mardi un sursis\xa0; il n’a pas été accordé." in parts(document, "body")
    for other in ("Accueil", "droits réservés", "script", "caché", "À lire aussi", "color"):
        assert other not in document.text


def test_the_evidence_names_the_field_of_the_date() -> None:
    """A reader is told in which field of the page the date stands, and how it is written."""
    published = one(FILES / "page.html").published
    assert published is not None
    assert published.evidence[0].text == "2020-09-18T17:04:00+02:00"
    assert "article:published_time" in say(published.evidence[0].says, "fr")


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


PUBLISHED = "article:published_time"


@pytest.mark.parametrize(
    "head,expected",
    [
        (meta("date", "2020-09-18"), "2020-09-18"),
        (meta("DC.date.issued", "2020-09-18"), "2020-09-18"),
        (meta("datePublished", "20200918"), "2020-09-18"),
        (linked('{"@type":"NewsArticle","datePublished":"2020-09-18T17:04:00+02:00"}'), "2020-09-18"),
        (linked('{"@graph":[{"@type":["NewsArticle"],"datePublished":"2020-09-18"}]}'), "2020-09-18"),
        # A film within the page has a date of its own.
        (linked('{"@type":"VideoObject","datePublished":"2012-01-01"}'), None),
        (linked('{"@type":"NewsArticle","datePublished":'), None),
        (meta(PUBLISHED, "1970-01-01T00:00:00Z"), None),
        (meta("article:modified_time", "2020-09-21"), None),
        # In Paris it is the next day already.
        (meta(PUBLISHED, "2020-09-18T22:30:00Z"), "2020-09-18/2020-09-19"),
        (meta(PUBLISHED, "2020-09-18T22:30:00Z") + meta("date", "2020-09-19T00:30:00+02:00"), "2020-09-19"),
        ("", None),
    ],
)
def test_dates_that_a_page_declares(tmp_path: Path, head: str, expected: str | None) -> None:
    """The article's own date of publication counts, in local time where it is known; nothing is made up."""
    page = without_metadata(PAGE).replace("<style>", f"{head}<style>")
    assert day(one(write(tmp_path, page))) == expected


def test_a_date_in_the_headline_is_not_the_publication(tmp_path: Path) -> None:
    """What happened on a day is told later; headline, prose, pictures and other articles date nothing."""
    title = "Attentats du 13 novembre 2015 : le procès s’ouvre"
    page = without_metadata(PAGE).replace("La piscine municipale ferme ses portes", title)
    document = one(write(tmp_path, page))
    assert document.title == title
    assert document.published is None


def test_a_date_that_only_stands_on_the_page_is_said_to_be_unsure(tmp_path: Path) -> None:
    """Found without being marked, it is taken, and the user is told to look at it."""
    byline = '<p class="byline">Par Jeanne Martin, le 18 septembre 2020 à 17h04</p>'
    page = without_metadata(PAGE)
    documents, problems = read(
        write(tmp_path, page.replace('<p class="byline">Par Jeanne Martin</p>', byline))
    )
    assert day(documents[0]) == "2020-09-18"
    assert any("18 September 2020 stands on it" in said for said in told(problems))


@pytest.mark.parametrize(
    "encoding,declared",
    [
        ("utf-8", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("utf-16", "utf-8"),
        ("utf-8", "iso-8859-1"),
    ],
)
def test_encodings_declared_rightly_and_wrongly(tmp_path: Path, encoding: str, declared: str) -> None:
    """The text is right whatever the page says of its encoding."""
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"')
    assert parts(one(write(tmp_path, page, encoding)), "body")[0] == LEAD


def test_news_in_brief(tmp_path: Path) -> None:
    """A few lines are an article too, without the menu beside them."""
    menu = "<div><a href=/>Accueil</a> <a href=/s>Sport</a></div>"
    page = f"<html><title>Brève</title>{menu}<h1>Brève du jour</h1><p>{MORE}</p>"
    document = one(write(tmp_path, page))
    assert document.text == f"Brève du jour\n\n{MORE}"


def test_a_truncated_page_gives_what_is_there(tmp_path: Path) -> None:
    """A page cut off in the middle keeps its beginning."""
    document = one(write(tmp_path, PAGE[: PAGE.index("Le club a demandé")]))
    assert parts(document, "body")[0] == LEAD
    assert day(document) == "2020-09-18"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><div id=root></div><script>x = 'Le conseil a voté lundi.'</script></body></html>",
        "<html></html>",
        "<!-- nothing -->",
        "<div>" * 5000,
        "http://example.org/article",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, text: str) -> None:
    """Pages that a script fills, empty ones and addresses give one message; nothing is fetched."""
    assert "no text of an article" in refused(write(tmp_path, text))


def test_characters_that_are_none(tmp_path: Path) -> None:
    """Control characters, bare or by number, and halves of characters are left out."""
    page = PAGE.replace("a voté lundi", "a\x00 v&#x1;o&#0;té\x0b lun&#xD800;d&#99999999;i")
    assert parts(one(write(tmp_path, page)), "body")[0] == LEAD


def test_a_page_of_one_long_line(tmp_path: Path) -> None:
    """A million characters without a line end are read in a moment."""
    begun = time.monotonic()
    document = one(write(tmp_path, f"<html><body><h1>Long</h1><p>{LEAD * 6000}</p></body></html>"))
    assert len(document.text) > 1_000_000
    assert time.monotonic() - begun < 60


def test_the_address_that_a_browser_notes(tmp_path: Path) -> None:
    """A page saved by a browser tells where it was saved from."""
    saved = "<!-- saved from url=(0031)https://example.org/a/piscine.html -->\n" + without_metadata(PAGE)
    assert one(write(tmp_path, saved)).url == "https://example.org/a/piscine.html"


def test_a_page_in_a_wrongly_declared_language(tmp_path: Path) -> None:
    """Templates state any language: where the text tells, it is believed."""
    assert one(write(tmp_path, PAGE.replace('lang="fr-FR"', 'lang="en"'))).language == "fr"


def test_a_sidecar_corrects_a_page(tmp_path: Path) -> None:
    """Title, publisher, address, date and language of a page are set beside it."""
    page = write(tmp_path, PAGE)
    sidecar = "title: Autre titre\npublished: 2020-09-17\nlanguage: en\npublisher: AFP\nurl: https://example.org/b\n"
    (tmp_path / "page.yaml").write_text(sidecar, encoding="utf-8")
    documents, problems = read(page)
    (document,) = documents
    assert not problems
    assert (document.title, document.language, day(document)) == ("Autre titre", "en", "2020-09-17")
    assert document.published is not None
    assert "page.yaml" in say(document.published.evidence[0].says, "fr")


def test_an_export_of_europresse_gives_its_articles() -> None:
    """Each article has its newspaper, its date in French or English, its title and its text."""
    documents, problems = read(FILES / "europresse.html")
    assert [(d.title, d.publisher, day(d), d.language) for d in documents] == [
        ("La piscine ferme ses portes", "Le Courrier du Val", "2020-09-18", "fr"),
        ("Le pont de la gare rouvre", "L’Écho de l’Ouest", "2020-03-01", "fr"),
        ("Council closes the pool", "The Valley Times", "2020-09-18", "en"),
    ]
    assert parts(documents[0], "subhead") == ["Un budget trop lourd"]
    assert len(parts(documents[0], "body")) == 2
    assert documents[0].published is not None
    evidence = documents[0].published.evidence[0]
    assert documents[0].text[evidence.start : evidence.end] == "18 septembre 2020"
    assert told(problems) == ["#4: The article “Sans texte intégral” has no text in the export."]


def test_an_article_of_an_export_is_corrected_by_its_number(tmp_path: Path) -> None:
    """Where articles have no lines that a user could see, their number names them."""
    page = write(tmp_path, (FILES / "europresse.html").read_text(encoding="utf-8"), name="e.html")
    sidecar = "articles:\n  - {number: 2, title: Le pont, published: 2020-03-02}\n  - {number: 9, title: x}\n"
    (tmp_path / "e.yaml").write_text(sidecar, encoding="utf-8")
    documents, problems = read(page)
    assert [d.title for d in documents] == [
        "La piscine ferme ses portes",
        "Le pont",
        "Council closes the pool",
    ]
    assert day(documents[1]) == "2020-03-02"
    assert "l. 3: The file has no article number 9; it has 3." in told(problems)


def test_an_export_of_factiva_gives_its_articles() -> None:
    """The fields of the export are told by their two letters."""
    document = one(FILES / "factiva.html")
    assert (document.title, document.publisher, day(document)) == (
        "La piscine ferme ses portes", "Le Courrier du Val", "2020-09-18",
    )  # fmt: skip
    assert len(parts(document, "body")) == 2
