"""Corpora to export: one of every kind of date, and one of words that would do harm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from timeline.exports import Options, Selection, select
from timeline.model import (
    Actor,
    Anchor,
    Corpus,
    Document,
    Event,
    Evidence,
    Grain,
    Mention,
    Publication,
    Source,
    Status,
    Story,
    message,
)
from timeline.view.laying import index

MADE = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)

HOSTILE = (
    "<script>window.taken = 1</script>",
    "</script><img src=x onerror='window.taken = 1'>",
    "&lt;img src=x onerror=alert(1)&gt; &#60;b>",
    "=1+1",
    "=HYPERLINK(\"http://exemple.fr\";\"clic\")",
    "+33 1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "vu; =1+1;-2",
    "'=1",
    "**gras** _penché_ `code` [lien](javascript:alert(1)) ![x](y) [^1]: note",
    "# titre | case ~~rien~~ $x$ :smile: @nom",
    "1. liste",
    "www.exemple.fr et http://exemple.fr",
    "]]> <!-- --> <![CDATA[",
    "\u202egauche et \u2067droite",
    "fin\u2069 et\u202c rien",
    "un\x0bdeux\x00trois\u2028quatre",
    "BEGIN:VEVENT\r\nSUMMARY:faux\r\nEND:VEVENT, \\n;",
    "$title ${nonce} {0} {name} %s \\",
    "\U0001f47b \u05e9\u05dc\u05d5\u05dd e\u0301",
)  # fmt: skip


def of(corpus: Corpus, **options: Any) -> Selection:
    """A selection of a corpus, everything by default, in English."""
    return select(index(corpus), Options(**{"language": "en", **options}), MADE)


def _mention(text: str, words: str, begin: datetime, until: datetime, grain: Grain, value: str) -> Mention:
    start = text.index(words)
    anchor = Anchor("publication", datetime(2021, 3, 9))
    return Mention(
        start, start + len(words), words, "DATE", value, begin, until, grain, None, False, "<test>", anchor
    )


NINE, TEN = datetime(2021, 3, 8, 9), datetime(2021, 3, 8, 10)

# Words, first instant, instant after the last, grain, TIMEX3 value, status.
DATES: tuple[tuple[str, datetime, datetime, Grain, str, Status], ...] = (
    ("en 2018", datetime(2018, 1, 1), datetime(2019, 1, 1), "year", "2018", "occurred"),
    ("en août 2020", datetime(2020, 8, 1), datetime(2020, 9, 1), "month", "2020-08", "statement"),
    ("le 1er mars", datetime(2021, 3, 1), datetime(2021, 3, 2), "day", "2021-03-01", "denied"),
    (
        "lundi à 9 heures",
        datetime(2021, 3, 8, 9),
        datetime(2021, 3, 8, 10),
        "hour",
        "2021-03-08T09",
        "planned",
    ),
    ("avant vendredi", datetime(2021, 3, 12), datetime(2021, 3, 13), "day", "2021-03-12", "deadline"),
    ("le week-end", datetime(2021, 3, 13), datetime(2021, 3, 15), "weekend", "2021-W10-WE", "threatened"),
)


def dated() -> Corpus:
    """One event for each of ``DATES``, all told by one article, the first by another one too."""
    text = "Un titre\n\n" + "\n".join(f"Acme, {words}, a parlé." for words, *_ in DATES)
    other = "Acme said so in 2018."
    clue = Evidence("weekday", "lundi", 0, 5, message("{what}", what="lundi"))
    published = Publication(date(2021, 3, 8), date(2021, 3, 10), date(2021, 3, 9), (clue,))
    exact = Publication(date(2021, 4, 1), date(2021, 4, 1), date(2021, 4, 1))
    page = "https://exemple.fr/a?b=c&d"
    documents = (
        Document("d1", "Un titre", text, "fr", "a b.txt", 5, 5 + len(text), None, "AFP", published),
        Document("d2", "A title", other, "en", "b.txt", 0, len(other), page, None, exact),
    )
    events, mentions = [], []
    for number, (words, begin, until, grain, value, status) in enumerate(DATES):
        mention = _mention(text, words, begin, until, grain, value)
        mentions.append(mention)
        start = text.index(f"Acme, {words}")
        sources = [Source("d1", start, text.index(".", start) + 1, mention)]
        if number == 0:
            sources.append(Source("d2", 0, len(other)))
        actors = ("acme",) if number % 2 else ("acme", "state")
        events.append(
            Event(
                f"e{number}", f"Acme parle {words}", begin, until, grain, status,
                "deadline" if status == "deadline" else "other",
                actors, "s" if number < 3 else None, "high", tuple(sources),
            )
        )  # fmt: skip
    return Corpus(
        documents,
        {"d1": tuple(sorted(mentions, key=lambda mention: mention.start)), "d2": ()},
        tuple(events),
        (
            Actor("acme", (("fr", "Acmé"), ("en", "Acme")), "company", parent="group"),
            Actor("state", (("fr", "L’État"),), "state"),
            Actor("group", (("fr", "Groupe"), ("en", "Group")), "company"),
        ),
        (Story("s", (("fr", "Une histoire"), ("en", "A story"))),),
    )


def hostile() -> Corpus:
    """One article, actor, and event for each of ``HOSTILE``, which stand wherever words can stand."""
    documents, events, actors = [], [], []
    for number, words in enumerate(HOSTILE):
        day = datetime(2021, 3, 1) + timedelta(days=9 * number)
        text = f"{words}\n\nVendredi, {words} a parlé."
        start = text.index("Vendredi")
        clue = Evidence("weekday", words, 0, 4, message("{what}", what=words))
        published = Publication(day.date(), day.date(), day.date(), (clue,))
        documents.append(
            Document(
                f"d{number}", words, text, "fr", f"{words[:8]}.txt", 0, len(text), "javascript:alert(1)",
                words, published,
            )
        )  # fmt: skip
        mention = _mention(text, "Vendredi", day, day + timedelta(days=1), "day", day.date().isoformat())
        actors.append(Actor(f"actor-{number}", (("fr", words), ("en", words)), "person"))
        events.append(
            Event(
                f"e{number}", words, day, day + timedelta(days=1), "day", "occurred", "other",
                (f"actor-{number}",), "s", "high", (Source(f"d{number}", start, len(text), mention),),
            )
        )  # fmt: skip
    mentions = {event.sources[0].document_id: (event.sources[0].mention,) for event in events}
    story = Story("s", (("fr", HOSTILE[0]), ("en", HOSTILE[0])))
    return Corpus(tuple(documents), mentions, tuple(events), tuple(actors), (story,))  # type: ignore[arg-type]


def crowded(count: int) -> Corpus:
    """So many events with excerpts of a usual length, told by one article for every five."""
    documents: list[Document] = []
    events: list[Event] = []
    day = datetime(2020, 1, 1)
    for number in range(count):
        if number % 5 == 0:
            lines = [
                f"Le {at + 1}er acteur a dit au {number}e ministre que l’affaire {number * 7919 + at} serait "
                f"réglée avant la réunion prévue à Bruxelles, selon {at * 31} personnes au fait du dossier."
                for at in range(5)
            ]
            text = "\n\n".join(lines)
            published = Publication(day.date(), day.date(), day.date())
            documents.append(
                Document(
                    f"d{number}",
                    f"Article {number}",
                    text,
                    "fr",
                    "p.txt",
                    0,
                    len(text),
                    None,
                    "AFP",
                    published,
                )
            )
        document = documents[-1]
        start = sum(len(line) + 2 for line in document.text.split("\n\n")[: number % 5])
        end = document.text.find("\n", start)
        end = len(document.text) if end < 0 else end
        mention = _mention(
            document.text[start:end], "avant la réunion", day, day + timedelta(days=1), "day", "X"
        )
        moved = Mention(
            mention.start + start, mention.end + start, mention.text, "DATE", day.date().isoformat(), day,
            day + timedelta(days=1), "day", None, False, "<test>", mention.anchor,
        )  # fmt: skip
        events.append(
            Event(
                f"e{number}", f"L’acteur {number} promet de régler l’affaire {number * 7919}", day,
                day + timedelta(days=1), "day", ("occurred", "planned", "statement")[number % 3],  # type: ignore[arg-type]
                ("ban", "deal", "other")[number % 3], (f"a{number % 17}",), None, "high",  # type: ignore[arg-type]
                (Source(document.id, start, end, moved),),
            )
        )  # fmt: skip
        day += timedelta(days=1)
    actors = tuple(Actor(f"a{number}", (("fr", f"Acteur {number}"),), "person") for number in range(17))
    return Corpus(tuple(documents), {}, tuple(events), actors)
