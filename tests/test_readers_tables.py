"""CSV and JSON: columns are guessed, the guess is shown, a sidecar sets it right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reading import LEAD, MORE, day, one, parts, read, refused, told

CSV = f"""id;Titre;Date de publication;Média;Corps;URL
1;La piscine ferme;18/09/2020;Le Quotidien;"{LEAD}

La mairie a promis des ""travaux"" pour novembre.";https://example.org/1
2;Sans texte;19/09/2020;Le Quotidien;;https://example.org/2
3;Le pont;20 septembre 2020;L’Écho;<p>{MORE}</p><p>Le pont a <b>rouvert</b> vendredi.</p>;pas une adresse
"""


def write(folder: Path, text: str, name: str = "table.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_csv(tmp_path: Path) -> None:
    """A row with a text is an article; French names of columns are known, as are French dates."""
    documents, problems = read(write(tmp_path, CSV))
    assert [(d.title, d.publisher, day(d), d.url) for d in documents] == [
        ("La piscine ferme", "Le Quotidien", "2020-09-18", "https://example.org/1"),
        ("Le pont", "L’Écho", "2020-09-20", None),
    ]
    assert parts(documents[0], "body") == [LEAD, 'La mairie a promis des "travaux" pour novembre.']
    assert parts(documents[1], "body") == [MORE, "Le pont a rouvert vendredi."]
    assert told(problems) == [
        "The columns were taken so: text: Corps, title: Titre, published: Date de publication, url: URL "
        "and publisher: Média.",
        "l. 5: Entries without text, left out: 1.",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """What separates cells, and the encoding, are found out."""
    rows = [["titre", "date", "texte"], ["A", "2020-09-18", f'"{LEAD}"'], ["B", "2020-09-19", f'"{MORE}"']]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    documents, _ = read(write(tmp_path, text, encoding=encoding))
    assert [(d.title, day(d), parts(d, "body")) for d in documents] == [
        ("A", "2020-09-18", [LEAD]),
        ("B", "2020-09-19", [MORE]),
    ]


def test_the_first_line_of_excel(tmp_path: Path) -> None:
    """Excel may name the separator first."""
    assert one(write(tmp_path, f"sep=;\r\ntitre;texte\r\nA;{MORE}\r\n")).title == "A"


def test_columns_are_told_by_content(tmp_path: Path) -> None:
    """Names that say nothing do not matter: the longest texts, the days and the addresses tell."""
    rows = [
        f'x{n},2020-09-{n:02},"Un titre assez long numéro {n}",https://example.org/{n},"{LEAD} {n}"'
        for n in (1, 2, 3)
    ]
    documents, _ = read(write(tmp_path, "a,b,c,d,e\n" + "\n".join(rows)))
    assert (documents[1].title, day(documents[1]), documents[1].url) == (
        "Un titre assez long numéro 2", "2020-09-02", "https://example.org/2",
    )  # fmt: skip


def test_a_table_without_names(tmp_path: Path) -> None:
    """When the first row is an article, the columns are numbered."""
    rows = [f'2020-09-{n:02},"Un titre assez long numéro {n}","{LEAD} {n}"' for n in (1, 2)]
    documents, problems = read(write(tmp_path, "\n".join(rows)))
    assert [day(d) for d in documents] == ["2020-09-01", "2020-09-02"]
    assert "text: 3" in told(problems)[0]


@pytest.mark.parametrize(
    "written,days",
    [
        (("09/18/2020", "09/04/2020"), ["2020-09-18", "2020-09-04"]),
        (("18/09/2020", "04/09/2020"), ["2020-09-18", "2020-09-04"]),
        (("1600448640", "1600362240000"), ["2020-09-18", "2020-09-17"]),
        (("2020-09-18 17:04:00", "2020-09-17T10:00:00.000Z"), ["2020-09-18", "2020-09-17"]),
        (("", "0000-00-00"), [None, None]),
    ],
)
def test_dates_are_read_by_the_habit_of_their_column(
    tmp_path: Path, written: tuple[str, str], days: list[str | None]
) -> None:
    """A column in which a second number is 18 puts the month first, throughout."""
    english = "The council said on Monday that it would close the pool, which is used by the club"
    text = f'headline,date,story\nA,{written[0]},"{english}."\nB,{written[1]},"{english} again."\n'
    assert [day(d) for d in read(write(tmp_path, text))[0]] == days


def test_a_sidecar_names_the_columns(tmp_path: Path) -> None:
    """What was guessed wrongly is set by name; a column that is not there is reported with those that are."""
    table = write(tmp_path, f"titre;resume;texte;jour\nA;{MORE};{LEAD};2020-09-18\n")
    (tmp_path / "table.yaml").write_text(
        'columns:\n  text: resume\n  published: "-"\n  title: manchette\n', encoding="utf-8"
    )
    documents, problems = read(table)
    assert parts(documents[0], "body") == [MORE]
    assert documents[0].published is None
    assert documents[0].title == "A"
    assert any("title: manchette" in said for said in told(problems))


def test_a_sidecar_that_says_all_silences_the_guess(tmp_path: Path) -> None:
    """Once the columns are named, nothing is left to show."""
    table = write(tmp_path, f"titre;texte\nA;{MORE}\n")
    (tmp_path / "table.yaml").write_text("columns: {text: texte, title: titre}\n", encoding="utf-8")
    assert read(table)[1] == []


@pytest.mark.parametrize(
    "text,reason",
    [
        ("a,b\n1,2\n3,4\n", "No column holds the texts"),
        ("titre,texte\nA,\nB,\n", "No column holds the texts"),
        ("\n\n,,\n", "no rows"),
        (" \n", "empty"),
        ("\x00\x01\x02" * 200, "not text"),
    ],
)
def test_a_table_without_articles_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """The reason names the columns that are there."""
    assert reason in refused(write(tmp_path, text))


def test_an_open_quote_and_too_many_cells_are_said(tmp_path: Path) -> None:
    """A row with more cells than columns is read and named with its line."""
    documents, problems = read(write(tmp_path, f"titre;texte\nA;{MORE}\nB;{LEAD};encore;plus\n"))
    assert len(documents) == 2
    assert any(said.startswith("l. 3: Rows with more cells") for said in told(problems))


def test_a_cell_of_a_million_characters(tmp_path: Path) -> None:
    """A cell may be a book on one line; hostile marks in it are no text."""
    documents, _ = read(write(tmp_path, f'titre,texte\nA,"<script>alert(1)</script>{LEAD * 6000}"\n'))
    assert len(documents[0].text) > 1_000_000
    assert "alert" not in documents[0].text


def test_a_gigantic_table_is_refused_unread(tmp_path: Path) -> None:
    """Size is looked at before content."""
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(10**10)
    assert "too large" in refused(path)


ARTICLES = [
    {"source": {"id": None, "name": "Le Quotidien"}, "title": "La piscine", "description": "Court.",
     "url": "https://example.org/1", "publishedAt": "2020-09-18T15:04:00Z", "content": LEAD},
    {"source": {"name": "L’Écho"}, "title": "Le pont",
     "publishedAt": 1600448640, "content": f"<p>{MORE}</p>"},
]  # fmt: skip


@pytest.mark.parametrize(
    "name,text",
    [
        ("a.jsonl", "\n".join(json.dumps(article) for article in ARTICLES)),
        (
            "a.ndjson",
            "\r\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES) + "\r\n\r\n",
        ),
        ("a.json", json.dumps(ARTICLES, indent=2)),
        ("a.json", json.dumps({"status": "ok", "total": 2, "articles": ARTICLES})),
        ("a.json", json.dumps({"response": {"results": ARTICLES}}, indent=1)),
    ],
)
def test_json(tmp_path: Path, name: str, text: str) -> None:
    """One object a line, an array, or what a news service answers: the articles are found in it."""
    documents, _ = read(write(tmp_path, text, name))
    assert [(d.title, d.publisher, day(d), d.url) for d in documents] == [
        ("La piscine", "Le Quotidien", "2020-09-18", "https://example.org/1"),
        ("Le pont", "L’Écho", "2020-09-18", None),
    ]
    assert parts(documents[1], "body") == [MORE]


def test_a_feed_in_json(tmp_path: Path) -> None:
    """JSON Feed needs no reader of its own."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Le Quotidien", "items": [
        {"id": "1", "title": "Le pont", "content_html": f"<p>{MORE}</p>",
         "date_published": "2020-09-18T10:00:00+02:00"}
    ]}  # fmt: skip
    document = one(write(tmp_path, json.dumps(feed), "feed.json"))
    assert (document.title, day(document), document.language) == ("Le pont", "2020-09-18", "fr")


def test_one_article_as_one_object(tmp_path: Path) -> None:
    """A single object over several lines is one article."""
    assert one(write(tmp_path, json.dumps(ARTICLES[0], indent=2), "a.json")).title == "La piscine"


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    """A line cut off or of another kind is named; the others are read."""
    lines = [json.dumps(ARTICLES[0]), '{"title": "coupé", "cont', "[1, 2]", "null", json.dumps(ARTICLES[1])]
    documents, problems = read(write(tmp_path, "\n".join(lines), "a.jsonl"))
    assert [d.title for d in documents] == ["La piscine", "Le pont"]
    assert "l. 2, l. 3, l. 4: Lines that cannot be read, left out: 3 (JSON)." in told(problems)


def test_an_array_cut_off_keeps_its_beginning(tmp_path: Path) -> None:
    """A truncated download gives the articles before the cut."""
    text = json.dumps(ARTICLES, indent=1)
    documents, problems = read(write(tmp_path, text[: text.index("Le pont")], "a.json"))
    assert [d.title for d in documents] == ["La piscine"]
    assert any("cannot be read" in said for said in told(problems))


@pytest.mark.parametrize(
    "text,reason",
    [
        ("[1, 2, 3]", "no JSON objects"),
        ("[" * 100_000, "no JSON objects"),
        ('{"a":' * 100_000, "no JSON objects"),
        ('{"a": ' + "9" * 10_000 + "}", "no JSON objects"),
        ('{"a": 1}', "No column"),
        ("not json", "no JSON objects"),
    ],
)
def test_json_without_articles_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """Nesting without end and numbers without end are refused like anything else."""
    assert reason in refused(write(tmp_path, text, "a.json"))


def test_halves_of_characters_do_not_pass(tmp_path: Path) -> None:
    """JSON can hold what no file can: half a character, and characters that steer terminals."""
    text = '{"title": "A", "content": "' + MORE + ' \\ud800 \\u0000 \\u001b[31m fin."}'
    document = one(write(tmp_path, text, "a.jsonl"))
    assert document.text.isprintable() or "\n" in document.text
    assert "\x1b" not in document.text


def test_the_name_of_a_column_is_told_on_one_line(tmp_path: Path) -> None:
    """Found by fuzzing: names may hold line breaks."""
    rows = [{"text": LEAD, "ti\n\ntle": "Un titre", "published": "2020-09-18"}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    documents, _ = read(tmp_path / "a.json")
    assert len(documents) == 1
