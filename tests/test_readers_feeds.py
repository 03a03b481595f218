"""RSS and Atom: an article an entry, safe against what a feed may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import FILES, LEAD, day, one, parts, read, refused, told
from timeline.wording import say

RSS = (FILES / "feed.rss").read_text(encoding="utf-8")


def write(folder: Path, text: str, name: str = "feed.rss", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_rss() -> None:
    """An entry is an article with its address, date and publisher, in full where the feed has it."""
    documents, _ = read(FILES / "feed.rss")
    first, second, third = documents
    assert (first.title, first.url, first.publisher) == (
        "La piscine & le maire", "https://example.org/1", "Le Quotidien",
    )  # fmt: skip
    assert day(first) == "2020-09-18"
    assert first.published is not None
    assert "pubDate" in say(first.published.evidence[0].says, "fr")
    assert parts(first, "body")[0] == "Le conseil municipal a voté lundi la fermeture de la piscine."
    assert parts(first, "subhead") == ["Et après\xa0?"]
    assert parts(first, "credit") == ["(Avec AFP)"]
    assert "alert" not in first.text
    assert second.title == "Le pont rouvre"
    assert third.url is None


def test_a_feed_states_the_language_of_its_program() -> None:
    """A French feed that says en-US is French: the text is believed first."""
    documents, _ = read(FILES / "feed.rss")
    assert {document.language for document in documents} == {"fr"}


def test_a_time_in_utc_near_midnight_leaves_the_day_open() -> None:
    """22:30 GMT is the next day in Paris: both days are possible, and it is said."""
    documents, _ = read(FILES / "feed.rss")
    assert day(documents[1]) == "2020-09-18/2020-09-19"
    assert documents[1].published is not None
    assert "19 September 2020" in say(documents[1].published.evidence[0].says, "en")


def test_what_a_feed_lacks_is_said() -> None:
    """Entries without text and dates that are none are named."""
    _, problems = read(FILES / "feed.rss")
    assert told(problems) == [
        "#2: Entries without text, left out: 1.",
        "pubDate: Dates that cannot be read: “hier soir”; their articles are dated by what they say.",
    ]


def test_atom() -> None:
    """The publication counts, not the update; marks in titles are taken out."""
    document = one(FILES / "feed.atom")
    assert (document.title, document.publisher, document.url, document.language, day(document)) == (
        "Council closes the pool", "The Daily", "https://example.org/x", "en", "2020-09-18",
    )  # fmt: skip
    assert len(parts(document, "body")) == 2


def test_a_truncated_feed_gives_its_whole_entries(tmp_path: Path) -> None:
    """A feed cut off within its third entry keeps the first, and the fault is named with its line."""
    documents, problems = read(write(tmp_path, RSS[: RSS.index("<pubDate>hier")]))
    assert [document.title for document in documents] == ["La piscine & le maire", "Le pont rouvre"]
    assert any(said.startswith("l. ") and "not well-formed" in said for said in told(problems))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """Bytes that contradict the declared UTF-8 are read as what they are."""
    documents, _ = read(write(tmp_path, RSS.replace("’", "'"), encoding=encoding))
    assert documents[1].text.endswith("rouvert vendredi par la préfète, après deux ans de travaux.")


@pytest.mark.parametrize("name", ["feed.xml", "feed.rdf", "feed.atom", "FEED.RSS"])
def test_names_of_feeds(tmp_path: Path, name: str) -> None:
    """A feed is told by its ending, in any case of letters."""
    assert len(read(write(tmp_path, RSS, name))[0]) == 3


LAUGHS = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(2, 12))
BOMB = f"""<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY l1 "ha">{LAUGHS}<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>x</title><item><title>Rire</title>
<description>{LEAD} &l11; &secret; La suite est là.</description></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_loaded(tmp_path: Path, encoding: str) -> None:
    """A feed that defines entities cannot fill the memory or show a file; its text is kept."""
    document = one(write(tmp_path, BOMB, "bomb.xml", encoding))
    assert LEAD in document.text
    assert "La suite est là." in document.text
    assert len(document.text) < 1000
    assert "root:" not in document.text


@pytest.mark.parametrize(
    "text", ["/etc/passwd", "http://example.org/feed", "<html><p>Texte</p></html>", "<a/>"]
)
def test_what_is_no_feed_is_refused(tmp_path: Path, text: str) -> None:
    """A file that only names a file or an address is not followed."""
    assert "not a feed" in refused(write(tmp_path, text))


def test_a_feed_of_titles_is_refused(tmp_path: Path) -> None:
    """Titles alone tell nothing that could be dated."""
    assert "No entry has a text" in refused(
        write(tmp_path, "<rss version='2.0'><channel><item><title>Un titre</title></item></channel></rss>")
    )


@pytest.mark.parametrize("stated", ["zz", "klingon", "", "de-DE"])
def test_unknown_languages_do_no_harm(tmp_path: Path, stated: str) -> None:
    """A language that nobody knows is none; the dates are read all the same."""
    text = "Der Rat hat heute."
    feed = RSS.replace("en-US", stated).replace("Fri, 18 Sep 2020 17:04:00 +0200", "18 septembre 2020")
    documents, _ = read(write(tmp_path, feed.replace("Un résumé court.", text)))
    assert day(documents[0]) == "2020-09-18"


def test_a_sidecar_corrects_an_entry(tmp_path: Path) -> None:
    """An entry is named by its place among the articles read; the publisher may be set for all."""
    feed = write(tmp_path, RSS)
    (tmp_path / "feed.yaml").write_text(
        "articles:\n  - {number: 3, published: 2020-09-17}\n", encoding="utf-8"
    )
    documents, _ = read(feed)
    assert day(documents[2]) == "2020-09-17"


def test_a_blank_in_the_name_of_a_namespace_costs_nothing(tmp_path: Path) -> None:
    """Found by fuzzing: the parser took such names apart and broke."""
    feed = (FILES / "feed.rss").read_text(encoding="utf-8")
    whole, _ = read(FILES / "feed.rss")
    for blank in ("\x85", " ", "\n"):
        (tmp_path / "feed.rss").write_text(
            feed.replace("http://purl", f"http:/{blank}/purl"), encoding="utf-8"
        )
        documents, _ = read(tmp_path / "feed.rss")
        assert [one.title for one in documents] == [one.title for one in whole]
