"""Undated articles get a range, a best day and evidence, from generic clues only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from timeline.dating import date_documents, evidence_lines
from timeline.model import Document, Evidence, Part, Publication, message
from timeline.reading import read_all
from timeline.tagging import recognise

HERE = Path(__file__).parent
DATED = HERE / "dated"
TODAY = date(2025, 11, 20)


def document(text: str, name: str = "a", start: int = 0, file: str = "page.txt") -> Document:
    title, _, _ = text.partition("\n")
    return Document(name, title, text, "fr", file, start, start + len(text))


def dated(*documents: Document, today: date = TODAY) -> list[Document]:
    found = {one.id: recognise(one.text, one.language) for one in documents}
    return list(date_documents(documents, found, today))


def page(*texts: str, file: str = "page.txt") -> list[Document]:
    """Texts as the articles of one page, in their order."""
    return [document(text, f"{file}{number}", number * 5000, file) for number, text in enumerate(texts)]


def published(one: Document) -> Publication:
    assert one.published is not None
    return one.published


def kinds(one: Document) -> set[str]:
    return {evidence.kind for evidence in published(one).evidence}


COUNTDOWN = (DATED / "countdown.txt").read_text(encoding="utf-8")
BREXIT = [(DATED / f"brexit_{number}.txt").read_text(encoding="utf-8") for number in range(1, 6)]
BREXIT_DAYS = [date(2019, 3, 12), date(2019, 3, 21), date(2019, 3, 29), date(2019, 4, 11), date(2019, 5, 24)]


def test_the_seed_page() -> None:
    """The undated articles of the seed page fall into the days that two readers accept."""
    gold = [
        json.loads(line) for line in (HERE / "gold/articles.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    documents, _ = read_all(sorted((HERE.parent / "seeds").glob("*.txt")))
    found = {one.id: recognise(one.text, one.language) for one in documents}
    done = date_documents(documents, found, TODAY)
    right = [
        date.fromisoformat(accepted["accept"][0])
        <= published(one).best
        <= date.fromisoformat(accepted["accept"][1])
        for one, accepted in zip(done, gold, strict=True)
    ]
    assert sum(right) >= 8
    for one in done:
        assert published(one).earliest <= published(one).best <= published(one).latest
        assert published(one).evidence


@pytest.mark.parametrize(
    "name,first,last,kind",
    [
        ("countdown", date(2017, 5, 4), date(2017, 5, 4), "countdown"),
        ("weekday_and_date", date(2017, 11, 14), date(2017, 11, 15), "weekday-and-date"),
        ("day_of_the_news", date(2020, 3, 12), date(2020, 3, 13), "explicit-date"),
        ("explained_date", date(2015, 10, 20), date(2015, 10, 21), "weekday-and-date"),
        ("full_day", date(2017, 6, 14), date(2017, 6, 15), "explicit-date"),
    ],
)
def test_a_single_article(name: str, first: date, last: date, kind: str) -> None:
    """Days left, a weekday beside its date, "this Thursday": the clues of one article fix its day."""
    one = dated(document((DATED / f"{name}.txt").read_text(encoding="utf-8")))[0]
    assert first <= published(one).best <= last
    assert kind in kinds(one)


@pytest.mark.parametrize(
    "address,day",
    [
        ("https://twitter.com/someone/status/1346928882595885058", date(2021, 1, 6)),
        ("https://mastodon.social/@someone/109330000000000000", date(2022, 11, 12)),
        ("https://www.lemonde.fr/politique/article/2016/06/24/titre_1234567_823448.html", date(2016, 6, 24)),
    ],
)
def test_numbers_in_addresses_hold_a_time(address: str, day: date) -> None:
    """An article is not older than what it links to, and seldom much newer."""
    one = dated(
        document(f"Le message qui fait réagir\n\nLe message a été partagé des milliers de fois.\n\n{address}")
    )[0]
    assert day <= published(one).best <= day + timedelta(days=2)
    assert published(one).earliest >= day - timedelta(days=1)
    assert kinds(one) & {"url-id", "url-date"}


def test_an_impossible_number_is_ignored() -> None:
    """A number that decodes to a day after today says nothing."""
    text = "Titre\n\nVoir https://twitter.com/a/status/9346928882595885058 pour la suite."
    assert dated(document(text))[0].published is None


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_page_in_either_order(newest_first: bool) -> None:
    """The order of a page is inferred, and articles with few clues are placed among the others."""
    step = -1 if newest_first else 1
    done = dated(*page(*BREXIT[::step]))[::step]
    for one, day in zip(done, BREXIT_DAYS, strict=True):
        assert published(one).earliest <= day <= published(one).latest, one.title
        assert abs(published(one).best - day) <= timedelta(days=45), one.title
    best = [published(one).best for one in done]
    assert best == sorted(best)
    assert best[0] == BREXIT_DAYS[0]
    assert best[3] in (BREXIT_DAYS[3], BREXIT_DAYS[3] + timedelta(days=1))


def test_order_is_told_as_evidence() -> None:
    """Where a neighbour placed an article, the evidence names it."""
    done = dated(*page(*BREXIT[::-1]))
    assert any("page-order" in kinds(one) for one in done)


def test_an_event_told_by_two_files_joins_them() -> None:
    """What one article calls Friday, another dates in full."""
    first, second = ((DATED / f"told_twice_{n}.txt").read_text(encoding="utf-8") for n in (1, 2))
    one, two = dated(document(first, "a", file="a.txt"), document(second, "b", file="b.txt"))
    assert date(2019, 9, 26) <= published(one).best <= date(2019, 9, 27)
    assert published(two).best.year == 2020
    assert "shared-event" in kinds(one)


def test_nothing_known_stays_unknown() -> None:
    """A text without any clue, on its own, gets no date."""
    assert (
        dated(document("Recette\n\nCouper les carottes et les faire revenir dans le beurre."))[0].published
        is None
    )


def test_thin_clues_leave_a_wide_range() -> None:
    """A single past weekday fixes no year: either no date, or years of range."""
    one = dated(document("Titre\n\nLe conseil a voté lundi le budget de la commune."))[0]
    assert one.published is None or (one.published.latest - one.published.earliest).days > 365


def test_nothing_is_newer_than_today() -> None:
    """The day of reading bounds every article."""
    text = "Titre\n\nLe salon ouvrira ses portes le 3 décembre. En octobre dernier, il avait été reporté."
    one = dated(document(text), today=date(2021, 11, 20))[0]
    assert published(one).latest <= date(2021, 11, 20)


def stated(text: str, day: date) -> Document:
    evidence = Evidence("declared", day.isoformat(), 0, 0, message("stated"))
    return replace(document(text), published=Publication(day, day, day, (evidence,)))


def test_a_stated_date_is_kept() -> None:
    """A date that the page states and the text does not speak against is the publication."""
    one = dated(stated(COUNTDOWN, date(2017, 5, 4)))[0]
    assert published(one).exact
    assert published(one).best == date(2017, 5, 4)
    assert "contradiction" not in kinds(one)


def test_a_stated_date_that_the_text_contradicts_is_flagged() -> None:
    """The stated day stays the best, but the range covers what the text says, and the clash is told."""
    one = dated(stated(COUNTDOWN, date(2021, 3, 2)))[0]
    assert published(one).best == date(2021, 3, 2)
    assert published(one).earliest <= date(2017, 5, 4) <= published(one).latest
    assert "contradiction" in kinds(one)


def test_a_stated_date_after_today_is_flagged() -> None:
    """A page cannot have been read before it appeared."""
    one = dated(stated(COUNTDOWN, date(2026, 3, 2)))[0]
    assert "contradiction" in kinds(one)


def test_a_stated_date_helps_its_neighbours() -> None:
    """An article between two dated ones lies between them."""
    plain = "Titre\n\nLe conseil a voté lundi le budget de la commune."
    first, middle, last = page(plain, plain + " Oui.", plain + " Non.")
    done = dated(
        replace(first, published=Publication(date(2018, 4, 20), date(2018, 4, 20), date(2018, 4, 20))),
        middle,
        replace(last, published=Publication(date(2018, 4, 16), date(2018, 4, 16), date(2018, 4, 16))),
    )
    assert date(2018, 4, 16) <= published(done[1]).best <= date(2018, 4, 20)


def test_dated_articles_brought_with_one_tell_its_year() -> None:
    """A day with its weekday fits several years; those of the same story lie near each other."""
    undated = document(
        "Le bac\nLe bac de Royan rouvrira vendredi 25 juin, a dit la mairie lundi.", "b", file="b.txt"
    )
    alone = published(dated(undated)[0])
    assert (alone.latest - alone.earliest).days > 366
    other = replace(stated("La route\nLa route de Royan est fermée.", date(2021, 6, 10)), source_file="o.txt")
    _, done = dated(other, undated)
    assert published(done).earliest.year == published(done).latest.year == 2021
    assert "company" in kinds(done)
    stranger = replace(
        stated("La route\nLa route de Lens est fermée.", date(2021, 6, 10)), source_file="o.txt"
    )
    _, done = dated(stranger, undated)
    assert "company" not in kinds(done)
    assert (published(done).latest - published(done).earliest).days > 366


def test_a_year_in_the_text_outweighs_the_company() -> None:
    told = "Le bac\nLe bac de Royan, fermé depuis le 3 mars 2015, rouvrira en septembre 2015, dit la mairie."
    other = stated("La route\nLa route de Royan est fermée.", date(2021, 6, 10))
    _, done = dated(replace(other, source_file="o.txt"), document(told, "b", file="b.txt"))
    assert published(done).best.year == 2015


def test_a_day_told_in_full_outweighs_the_company() -> None:
    """A weekday with its whole date is the news, whatever the year of the articles beside it."""
    text = (DATED / "full_day.txt").read_text(encoding="utf-8")
    stated = Publication(date(2016, 5, 3), date(2016, 5, 3), date(2016, 5, 3), ())
    other = replace(
        document("Au Mans\n\nLe parquet du Mans enquête à Sablé.", "b", file="b.txt"), published=stated
    )
    one, _ = dated(document(text, "a", file="a.txt"), other)
    assert date(2017, 6, 12) <= published(one).earliest <= published(one).latest <= date(2017, 12, 31)


def test_what_names_another_weekday_is_no_retelling() -> None:
    """A closure on Friday and a reopening on Tuesday share their words and are two events."""
    texts = [(DATED / f"{name}.txt").read_text(encoding="utf-8") for name in ("closed", "opened")]
    one, two = dated(*page(*texts), today=date(2024, 12, 1))
    assert "shared-event" not in kinds(one) | kinds(two)
    assert published(one).best < date(2024, 10, 8)


def test_a_delay_that_is_prolonged_is_not_the_one_given_before() -> None:
    """Two Mondays told in the same words, that lead to different days, are two."""
    texts = [(DATED / f"{name}.txt").read_text(encoding="utf-8") for name in ("given", "prolonged")]
    one, two = dated(*page(*texts), today=date(2024, 12, 1))
    assert date(2019, 5, 21) <= published(one).best <= date(2019, 5, 24)
    assert published(two).best in (date(2019, 8, 19), date(2019, 8, 20))


def test_evidence_points_into_the_text_and_is_said_in_both_languages() -> None:
    """Each clue quotes what was read, where it stands, and says what it shows."""
    done = dated(*page(*BREXIT), document(COUNTDOWN, "z", file="z.txt"))
    for one in done:
        for evidence in published(one).evidence:
            if evidence.end > evidence.start:
                assert one.text[evidence.start : evidence.end] == evidence.text
        french, english = (evidence_lines(published(one), language) for language in ("fr", "en"))
        assert len(french) == len(english) == len(published(one).evidence)
        assert all(f != e for f, e in zip(french, english, strict=True))


def test_documents_keep_their_order_and_text() -> None:
    """Dating adds publications and changes nothing else."""
    given = [*page(*BREXIT, file="b.txt"), document(COUNTDOWN, "z", file="a.txt")]
    done = dated(*given)
    assert [replace(one, published=None) for one in done] == given
    assert date_documents([], {}, TODAY) == ()


def test_many_articles_take_time_in_proportion() -> None:
    """A page of sixty articles is dated in a few seconds."""
    texts = [BREXIT[n % 5].replace("Brexit", f"Brexit{n // 5}") for n in range(60)]
    assert all(one.published for one in dated(*page(*texts)))


def test_the_rows_of_a_table_stand_in_no_order_of_time() -> None:
    """An undated row between two dated ones is not dated by its neighbours, as an article on a page is."""
    days = {0: date(2020, 9, 18), 2: date(2020, 9, 16)}
    rows = tuple(
        Document(
            id=str(n), title="", text="Rien.", language="fr", source_file="rows.csv", start=9 * n,
            end=9 * n + 5,
            published=Publication(days[n], days[n], days[n]) if n in days else None,
        )
        for n in range(3)
    )  # fmt: skip
    dated = date_documents(rows, {row.id: () for row in rows}, date(2021, 1, 1))
    evidence = dated[1].published.evidence if dated[1].published else ()
    assert not any(clue.kind == "page-order" for clue in evidence)


def test_an_open_year_is_said() -> None:
    """A range of more than a year says that its best day is only the likeliest; a narrow one does not."""
    says = "only the likeliest of many"
    (open_,) = dated(document("Le conseil a voté lundi la fermeture. Les travaux commencent en juin."))
    assert published(open_).latest - published(open_).earliest > timedelta(days=366)
    assert any(says in line for line in evidence_lines(published(open_), "en"))
    documents, _ = read_all(sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")))
    narrow = [
        one for one in dated(*documents) if published(one).latest - published(one).earliest < timedelta(365)
    ]
    assert narrow
    assert not any(says in line for one in narrow for line in evidence_lines(published(one), "en"))


def test_a_text_printed_again_is_no_second_witness() -> None:
    """Two prints of one text tell nothing about each other's day by the events that they share."""
    text = (
        "Le tribunal de Lyon a condamné vendredi 18 septembre 2020 la société Bertrand pour fraude fiscale "
        "aggravée. La société Bertrand a fait appel devant la cour de Grenoble."
    )
    again = text.replace("vendredi 18 septembre 2020", "vendredi")
    first, second = document(text, "a", file="a.html"), document(again, "b", file="b.html")
    assert "shared-event" in kinds(dated(first, second)[1])
    alone = dated(first, replace(second, same_as="a"))[1]
    assert alone.published is None or "shared-event" not in kinds(alone)


def test_dating_again_gives_the_same() -> None:
    """What one run kept for the next changes nothing, whatever was dated in between and on what day."""
    first = dated(*page(*BREXIT))
    dated(*page(*BREXIT[::-1]), today=date(2019, 4, 20))
    assert dated(*page(*BREXIT)) == first


ASIDE = (
    "Tandis que les syndicats de la métallurgie préparaient leur congrès annuel à Strasbourg et que les "
    "vignerons redoutaient de nouveaux orages de grêle sur leurs parcelles, {told}, a-t-on appris auprès "
    "d’un entrepreneur qui négocie par ailleurs le rachat d’une conserverie et de ses entrepôts."
)


@pytest.mark.parametrize(
    "told,same",
    [
        ("la préfecture a fermé vendredi le pont suspendu de Lézignan aux camions", True),
        ("le rectorat a nommé vendredi la nouvelle proviseure du lycée de Carcassonne", False),
    ],
)
def test_a_long_sentence_tells_of_its_day_in_the_words_beside_it(told: str, same: bool) -> None:
    """What else stands in a long sentence neither hides an event that two articles tell nor makes one."""
    first = document(f"Une semaine chargée\n\n{ASIDE.format(told=told)}", "a", file="a.txt")
    second = document(
        "Le pont de Lézignan fermé\n\nLa préfecture de l’Aude a fermé vendredi 18 septembre 2020 le pont "
        "suspendu de Lézignan aux camions, faute d’avoir pu contrôler ses câbles depuis une décennie, alors "
        "que la gendarmerie enquête toujours sur un cambriolage de bijouterie et sur des chèques falsifiés.",
        "b",
        file="b.txt",
    )
    others = [document(BREXIT[n], f"c{n}", file=f"c{n}.txt") for n in range(5)]
    one = dated(first, second, *others)[0]
    assert (one.published is not None and "shared-event" in kinds(one)) is same
    if same:
        assert date(2020, 9, 18) <= published(one).best <= date(2020, 9, 19)
        assert published(one).latest - published(one).earliest <= timedelta(days=10)


@pytest.mark.parametrize(
    "text,day",
    [
        # A dispatch states its day without the year; the weekday beside it chooses among years.
        (
            "Le port de Calais bloqué\n\nCALAIS, 21 mars (AFP) - Des pêcheurs ont bloqué lundi le port "
            "de Calais, selon la préfecture. Le 26 février, ils avaient déjà fermé le tunnel.",
            date(2022, 3, 21),
        ),
        # "Wednesday next, the 25th" is within the week.
        (
            "La poste augmente ses tarifs\n\nLa poste a annoncé mercredi une hausse de ses tarifs. Son "
            "président doit rencontrer les députés mercredi prochain, le 25 juillet. Le prix avait augmenté "
            "en avril 2015.",
            date(2018, 7, 18),
        ),
    ],
)
def test_days_that_name_no_year(text: str, day: date) -> None:
    title = text.partition("\n\n")[0]
    parts = (Part("title", 0, len(title)), Part("body", len(title) + 2, len(text)))
    one = dated(replace(document(text), parts=parts), today=date(2023, 1, 5))[0]
    assert published(one).best == day


def test_an_old_article_lies_before_the_years_searched_at_first() -> None:
    """Days named with an early year widen the search; a year recalled does not."""
    old = "Le tunnel\n\nLe 12 mars 1968, le tunnel a été fermé. Il rouvrira le 3 juin 1968, a dit la mairie."
    assert published(dated(document(old))[0]).best.year == 1968
    recalled = "Le tunnel\n\nLe tunnel, ouvert en 1968, a fermé lundi. Il rouvrira le 3 juin."
    assert published(dated(document(recalled))[0]).earliest.year >= 1990


@pytest.mark.parametrize(
    "name,earliest",
    [("Covid-19", date(2020, 2, 11)), ("Tiktokeurs", date(1990, 1, 1)), ("@TikTok", date(1990, 1, 1))],
)
def test_a_name_is_not_older_than_what_it_names(name: str, earliest: date) -> None:
    """A day and its month fit every year but those before a name was coined; parts of words name nothing."""
    text = f"L’école fermée\n\nL’école a fermé lundi, a dit le maire de {name}. Elle rouvrira le 26 mai."
    one = published(dated(document(text))[0])
    assert one.earliest >= earliest
    assert ("coined-name" in kinds(dated(document(text))[0])) is (earliest.year > 1990)
    assert earliest.year > 1990 or one.earliest.year < 2015
