"""Pages become articles: decoding, cutting, what is stated about them, and corrections by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from timeline import reading
from timeline.model import Document, Problem
from timeline.reading.press import language_of
from timeline.wording import say

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"
PAGES = Path(__file__).parent / "pages"
SEED = sorted((ROOT / "seeds").glob("*.txt"))

TITLE = "La piscine municipale ferme ses portes à l’automne"
LEAD = (
    "Le conseil municipal a voté lundi la fermeture de la piscine, malgré les protestations des nageurs du "
    "club local, qui avaient réuni plus de deux mille signatures contre ce projet."
)

ENGLISH = "The council said that it would close the pool, which is used by the club and its members."


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def only(paths: list[Path]) -> Document:
    documents, _ = reading.read_all(paths)
    assert len(documents) == 1
    return documents[0]


def fatal(paths: list[Path]) -> Problem:
    _, problems = reading.read_all(paths)
    found = [problem for problem in problems if problem.fatal]
    assert len(found) == 1
    return found[0]


def test_the_seed_page_is_cut_into_its_articles() -> None:
    """Nine articles, each from its title to the end of its text."""
    gold = [
        json.loads(line) for line in (Path(__file__).parent / "gold/articles.jsonl").open(encoding="utf-8")
    ]
    documents, _ = reading.read_all(SEED)
    assert [(d.start, d.end, d.title) for d in documents] == [
        (g["start"], g["end"], g["title"]) for g in gold
    ]
    assert [d.publisher for d in documents] == [
        None, None, "Reuters", "Reuters", "Avec Reuters", None, "AFP", "Reuters", None,
    ]  # fmt: skip
    assert {d.language for d in documents} == {"fr"}


@pytest.mark.parametrize(
    "name,titles",
    [
        ("one_article_three_subheads.txt", ["Grève dans les ports"]),
        ("two_articles_no_layout.txt", ["La mairie de Grenoble", "Foot : le Stade rennais"]),
        ("english_page.txt", ["Regulator fines", "Parliament approves"]),
        ("no_titles.txt", ["Le conseil régional a adopté jeudi"]),
        ("dispatches_signed_below.txt", ["Séisme au Népal", "Grèce : Athènes"]),
        ("site_page.txt", ["Le groupe Vivendi", "Une centaine d’emplois"]),
        ("wrapped.txt", ["Le musée d’Orsay"]),
        ("article.md", ["La Banque centrale"]),
        ("several.md", ["Une usine de batteries", "Le tramway de Caen"]),
        ("interview.txt", ["Marie-Noëlle Battistel"]),
        ("set_off.txt", ["Rennes : le pont", "Le pont Malakoff"]),
        ("single_newlines.txt", ["Airbus supprime", "Nokia veut"]),
        ("long_subheads.txt", ["Inondations dans l’Aude"]),
        ("bylines_dates.txt", ["Le Sénat rejette", "Mondial : deux morts"]),
        ("blog.txt", ["EN DIRECT. Attentat"]),
        ("quotes.txt", ["Ligue 1 : le coach"]),
        ("tag_page_subheads.txt", ["Procès Lafarge", "Nucléaire : la Corée"]),
    ],
)
def test_titles_open_articles_and_subheads_do_not(name: str, titles: list[str]) -> None:
    """Layout clues tell where an article begins; subheads and "read also" lines stay inside."""
    documents, _ = reading.read_all([PAGES / name])
    assert len(documents) == len(titles)
    for document, title in zip(documents, titles, strict=True):
        assert document.title.startswith(title)


@pytest.mark.parametrize("path", [*SEED, *sorted(PAGES.iterdir())], ids=lambda path: path.name)
def test_offsets_point_into_the_file(path: Path) -> None:
    """A document's text is the file from start to end, and its parts lie inside without overlaps."""
    source = path.read_text(encoding="utf-8")
    documents, _ = reading.read_all([path])
    assert documents
    for document in documents:
        assert source[document.start : document.end] == document.text
        assert document.text == document.text.strip()
        last = 0
        for part in document.parts:
            assert last <= part.start < part.end <= len(document.text)
            last = part.end


def test_what_a_page_states_about_an_article() -> None:
    """Agency, author line, stated date, captions and links are told from the prose."""
    document = only([PAGES / "one_article_three_subheads.txt"])
    assert document.published is not None
    assert document.published.best == date(2019, 3, 12)
    evidence = document.published.evidence[0]
    assert evidence.kind == "declared"
    assert document.text[evidence.start : evidence.end] == evidence.text == "12 mars 2019"
    kinds = [part.kind for part in document.parts]
    assert kinds.count("subhead") == 3
    assert kinds.count("credit") == 2
    assert kinds.count("debris") == 1


@pytest.mark.parametrize(
    "line,day",
    [
        ("Publié le 18 sept. 2020 à 17h04", date(2020, 9, 18)),
        ("Publié le 18/09/2020 à 17:04, mis à jour le 19/09/2020", date(2020, 9, 18)),
        ("AFP, publié le vendredi 18 septembre 2020", date(2020, 9, 18)),
        ("Mis à jour le 1er mai 2020 à 9h", date(2020, 5, 1)),
        ("Par Jean Dupont - Publié le 3 août 2011 à 12h15", date(2011, 8, 3)),
        ("2020-09-18", date(2020, 9, 18)),
        ("18 septembre 2020", date(2020, 9, 18)),
        ("Le 18 septembre 2020 à 17h04", date(2020, 9, 18)),
        ("Le budget 2020 sera voté le 18 septembre 2020 par les deux assemblées", None),
        ("Les bureaux ouvrent le 18 septembre", None),
    ],
)
def test_stated_dates_under_a_title(tmp_path: Path, line: str, day: date | None) -> None:
    """A byline's or header's date is a declared publication date; a sentence with a date is not."""
    page = write(
        tmp_path, "page.txt", f"La piscine municipale ferme ses portes à l’automne\n\n{line}\n\n{LEAD}\n"
    )
    published = only([page]).published
    assert (published and published.best) == day


def test_an_ambiguous_stated_date_stays_open(tmp_path: Path) -> None:
    """In English, 03/04/2020 may be read two ways: both are kept."""
    text = f"Council closes the public pool\n\nPublished 03/04/2020\n\n{ENGLISH}\n"
    published = only([write(tmp_path, "page.txt", text)]).published
    assert published is not None
    assert (published.earliest, published.latest) == (date(2020, 3, 4), date(2020, 4, 3))


def test_front_matter_of_markdown() -> None:
    """Title, date, source, language and address come from the lines between dashes."""
    document = only([PAGES / "article.md"])
    assert document.publisher == "Agence Ecofin"
    assert document.url == "https://example.org/economie/2018/11/08/taux"
    assert document.published is not None
    assert document.published.best == date(2018, 11, 8)
    assert document.text.startswith("La Banque centrale a relevé jeudi")


@pytest.mark.parametrize(
    "encoding,text",
    [
        ("utf-8", LEAD), ("utf-8-sig", LEAD), ("utf-16", LEAD), ("cp1252", LEAD),
        ("latin-1", LEAD.replace("’", "'")),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    """Text is decoded whatever a newsroom's old files are written in; offsets count decoded characters."""
    document = only([write(tmp_path, "page.txt", text, encoding)])
    assert document.text == text
    assert document.start == 0


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    """A file that is not UTF-8 is read with a remark that names the encoding and the remedy."""
    _, problems = reading.read_all([write(tmp_path, "page.txt", "Été à l’hôtel. " + LEAD, "cp1252")])
    assert [problem.fatal for problem in problems] == [False]
    assert "cp1252" in say(problems[0].says, "en")
    assert "UTF-8" in say(problems[0].remedy, "fr")


def test_windows_line_ends_keep_offsets(tmp_path: Path) -> None:
    """Line ends are part of the file: offsets count them."""
    text = f"{TITLE}\r\n\r\n{LEAD}\r\n"
    path = write(tmp_path, "page.txt", text)
    document = only([path])
    assert text[document.start : document.end] == document.text
    assert document.title == TITLE


@pytest.mark.parametrize(
    "name,content",
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500),
        ("table.xlsx", b"PK\x03\x04"),
        ("marks.txt", b"/\n\nfbpx\n\n***\n"),
    ],
)
def test_a_bad_file_costs_only_itself(tmp_path: Path, name: str, content: bytes) -> None:
    """What cannot be read gives one problem with file, reason and remedy; the other files are read."""
    bad = tmp_path / name
    bad.write_bytes(content)
    good = write(tmp_path, "zz_good.txt", LEAD)
    documents, problems = reading.read_all([bad, good])
    assert [document.text for document in documents] == [LEAD]
    assert [problem.file for problem in problems] == [str(bad)]
    for language in ("en", "fr"):
        assert say(problems[0].says, language)
        assert say(problems[0].remedy, language)
    with pytest.raises(reading.UnreadableError):
        reading.read(bad)


def test_missing_file_and_empty_folder(tmp_path: Path) -> None:
    """A name that leads nowhere is said, not raised."""
    assert "no such file" in say(fatal([tmp_path / "nothing.txt"]).says, "en")
    assert "aucun article" in say(fatal([tmp_path]).says, "fr")


def test_a_gigantic_file_is_refused_unread(tmp_path: Path) -> None:
    """Size is looked at before content."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10**10)
    assert "too large" in say(fatal([path]).says, "en")


def test_a_folder_is_read_in_order_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    """Files of known kinds are read by name; others are reported, hidden ones and sidecars are not."""
    write(tmp_path, "b.txt", LEAD.replace("piscine", "patinoire"))
    write(tmp_path, "a.txt", LEAD)
    write(tmp_path, "a.yaml", "language: fr\n")
    write(tmp_path, "c.pdf", "x")
    write(tmp_path, ".hidden.txt", LEAD)
    documents, problems = reading.read_all([tmp_path])
    assert [Path(document.source_file).name for document in documents] == ["a.txt", "b.txt"]
    assert [Path(problem.file).name for problem in problems] == ["c.pdf"]


def test_the_same_article_is_kept_once(tmp_path: Path) -> None:
    """The identity of an article is its text; a second copy is reported."""
    paths = [write(tmp_path, name, LEAD) for name in ("a.txt", "b.txt")]
    documents, problems = reading.read_all(paths)
    assert len(documents) == 1
    assert [problem.file for problem in problems] == [str(paths[1])]
    assert documents[0].id == only([paths[1]]).id


@pytest.mark.parametrize(
    "text,language",
    [
        (LEAD, "fr"),
        (ENGLISH, "en"),
        (
            "El ayuntamiento decidió el lunes cerrar la piscina, según dijo el alcalde de la ciudad.",
            "es",
        ),
        (
            "Il consiglio comunale ha votato lunedì la chiusura della piscina, nonostante le proteste.",
            "und",
        ),
        (
            "Der Gemeinderat hat am Montag beschlossen, das Schwimmbad der Stadt zu schließen.",
            "und",
        ),
    ],
)
def test_language(tmp_path: Path, text: str, language: str) -> None:
    """Function words tell French and English; others are left undetermined."""
    assert only([write(tmp_path, "page.txt", text)]).language == language


TWO = (
    TITLE + "\n\n" + LEAD + "\n\nUn budget en baisse\n\n"
    "La mairie invoque le coût du chauffage. Le maire, interrogé, n’a pas voulu donner de calendrier.\n"
)


def test_a_sidecar_corrects_boundaries_and_metadata(tmp_path: Path) -> None:
    """Lines of the sidecar set titles, addresses, dates and beginnings of articles."""
    page = write(tmp_path, "page.txt", TWO)
    write(
        tmp_path,
        "page.yaml",
        "publisher: AFP\narticles:\n  - line: 1\n    published: 2015-10-05\n    url: https://example.org/a\n"
        "  - line: 5\n    title: Budget\n    published: 2015-10-06/2015-10-08\n",
    )
    documents, problems = reading.read_all([page])
    assert not problems
    assert [document.title for document in documents] == [
        "La piscine municipale ferme ses portes à l’automne",
        "Budget",
    ]
    assert [document.publisher for document in documents] == ["AFP", "AFP"]
    assert documents[0].url == "https://example.org/a"
    assert documents[0].published is not None
    assert documents[0].published.exact
    assert documents[1].published is not None
    assert (documents[1].published.earliest, documents[1].published.latest) == (
        date(2015, 10, 6),
        date(2015, 10, 8),
    )


def test_a_sidecar_joins_what_was_cut(tmp_path: Path) -> None:
    """A line marked as joined opens no article."""
    page = tmp_path / "page.txt"
    page.write_bytes((PAGES / "two_articles_no_layout.txt").read_bytes())
    line = (
        page.read_text(encoding="utf-8")
        .splitlines()
        .index(
            next(line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("Foot"))
        )
    )
    write(tmp_path, "page.yaml", f"articles:\n  - {{line: {line + 1}, joined: true}}\n")
    assert only([page]).title.startswith("La mairie de Grenoble")


@pytest.mark.parametrize(
    "content,place,word",
    [
        ("articles: [\n", "l. 2", "YAML"),
        ("articles:\n  - title: A\n", "l. 2", "line number"),
        ("articles:\n  - line: 1\n    published: hier\n", "l. 3", "hier"),
        ("articles:\n  - line: one\n", "l. 2", "one"),
        ("articles:\n  - line: 2\n", "l. 2", "blank"),
        ("articles:\n  - line: 999\n", "l. 2", "999"),
        ("article:\n  - line: 1\n", "l. 1", "article"),
        ("articles: none\n", "l. 1", "list"),
        ("just words\n", "l. 1", "key"),
        ("articles:\n  - line: 1\n    title: [a, b]\n", "l. 3", "title"),
        ("!!python/object/apply:os.system ['true']\n", "l. 1", ""),
    ],
)
def test_mistakes_in_a_sidecar_are_named_with_their_line(
    tmp_path: Path, content: str, place: str, word: str
) -> None:
    """A wrong entry is reported with its line and remedy; the article is read all the same."""
    page = write(tmp_path, "page.txt", TWO)
    write(tmp_path, "page.yaml", content)
    documents, problems = reading.read_all([page])
    assert documents
    assert problems
    assert problems[0].place == place
    assert problems[0].file.endswith("page.yaml")
    assert word in say(problems[0].says, "en")
    assert not problems[0].fatal


def test_an_unsure_heading_is_named_with_its_remedy() -> None:
    """Where a heading could be either, its line and the correction to write are told."""
    _, problems = reading.read_all(SEED)
    for problem in problems:
        assert problem.place.startswith("l. ")
        assert "articles:" in say(problem.remedy, "en")
        assert "joined" in say(problem.remedy, "en") or "title" in say(problem.remedy, "en")


def test_a_long_page_takes_time_in_proportion(tmp_path: Path) -> None:
    """A page of a thousand articles is read in seconds."""
    body = (PAGES / "tag_page_subheads.txt").read_text(encoding="utf-8")
    articles = [body.replace("Lafarge", f"Lafarge{n}").replace("Corée", f"Corée{n}") for n in range(500)]
    page = write(tmp_path, "page.txt", "\n\n".join(articles))
    documents, _ = reading.read_all([page])
    assert len(documents) >= 990


@pytest.mark.parametrize(
    "text, language",
    [
        ("Le juge a tranché.", "fr"),
        ("Moscou bloque Facebook.", "fr"),
        ("Meta supprime 10.000 emplois", "fr"),
        ("Bourse : Alibaba plonge. Tencent recule également.", "fr"),
        ("TikTok fined in Britain", "en"),
        ("Bayern Munich 3-0", "und"),
        ("La Bundesregierung hat das Gesetz beschlossen", "und"),
    ],
)
def test_few_words_tell_their_language(text: str, language: str) -> None:
    """A title or a short dispatch tells its language by the verbs and nouns of the news, or not at all."""
    assert language_of(text) == language


def dispatch(title: str, lead: str, day: str) -> str:
    """A short article with its day right under its title."""
    return f"{title}\n\nPublié le {day}\n\n{lead}\n\n"


def test_a_stated_day_right_under_a_heading_opens_an_article(tmp_path: Path) -> None:
    """Two articles of one paragraph each stay two, however short they are."""
    page = dispatch("La mairie ferme deux crèches", "La mairie a fermé lundi deux crèches.", "12 mars 2021")
    page += dispatch(
        "Un pont s’effondre à Mirepoix", "Un pont s’est effondré dimanche matin.", "14 mars 2021"
    )
    documents, problems = reading.read_all([write(tmp_path, "page.txt", page)])
    assert [document.published and document.published.best for document in documents] == [
        date(2021, 3, 12), date(2021, 3, 14),
    ]  # fmt: skip
    assert not problems


def test_two_stated_days_in_one_article_are_told(tmp_path: Path) -> None:
    """Two days of publication in one article are a remark with its line; an update is none."""
    page = dispatch("La mairie ferme deux crèches", LEAD, "12 mars 2021") + LEAD + "\n\n"
    _, problems = reading.read_all([write(tmp_path, "two.txt", page + "Publié le 14 mars 2021\n")])
    (problem,) = problems
    assert "12 March 2021" in say(problem.says, "en")
    assert "14 mars 2021" in say(problem.says, "fr")
    assert problem.place == "l. 9"
    _, problems = reading.read_all([write(tmp_path, "one.txt", page + "Mis à jour le 14 mars 2021\n")])
    assert not problems


def test_short_english_titles_part_articles_and_labels_do_not(tmp_path: Path) -> None:
    """English titles are short but tell the news; a label within an article opens none."""
    first = "Regulator fines chipmaker over rebates"
    fine = (
        (
            "The European Commission on Monday fined a chipmaker 240 million euros for offering rebates to\n"
            "computer makers that shut rivals out of the market.\n\n"
            "The company said it would appeal the decision. Its chief executive, Anna Lindqvist, told\n"
            "reporters in Brussels that the firm had always competed fairly. Shares in the company fell\n"
            "3 percent on Monday, and analysts expect the case to last until the end of the decade."
        )
        .replace("\n\n", "|")
        .replace("\n", " ")
        .replace("|", "\n\n")
    )
    storm = (
        "More than 12,000 homes in Wales were without power on Tuesday after a storm brought winds of up "
        "to 140 kilometres an hour to the coast.\n\nEngineers said they hoped to restore supplies by "
        "Wednesday evening. Three schools were closed and rail services were suspended near Swansea."
    )
    label = (
        "The commission opened the case in 2016, when two rivals of the chipmaker complained about rebates."
    )
    second = "Storm cuts power to thousands in Wales"
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join((first, fine, second, storm)), encoding="utf-8")
    assert [one.title for one in reading.read_all([page])[0]] == [first, second]
    page.write_text("\n\n".join((first, fine, "A long road for the rivals", label)), encoding="utf-8")
    assert len(reading.read_all([page])[0]) == 1
