"""Make a large corpus to try the app with: ``python -m tools.crowd 100000 FOLDER``.

Events come in bursts over three years, as news does; a few of 500 actors do most of what happens;
titles are as long as headlines are. The same number always makes the same corpus.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from timeline.model import Actor, Anchor, Corpus, Document, Event, Mention, Publication, Source, Story
from timeline.storage import save
from timeline.view.marks import CERTAINTIES, KINDS, STATUSES

FIRST = datetime(2020, 1, 1)
DAYS = 3 * 365
ACTORS = 500
BURSTS = 40
PER_ARTICLE = 12
VERBS = (
    "annonce",
    "refuse",
    "suspend",
    "exige",
    "dénonce",
    "examine",
    "attaque",
    "négocie",
    "interdit",
    "autorise",
)
OBJECTS = (
    "le téléchargement des applications mises en cause à partir de dimanche",
    "un accord sur les activités américaines du groupe avant l’échéance",
    "une enquête sur l’usage fait des données personnelles de ses utilisateurs",
    "la publicité des médias d’État dans l’ensemble des pays concernés",
    "les nouvelles règles de concurrence au nom de la sécurité nationale",
    "une amende record pour abus de position dominante",
)


def crowd(count: int) -> Corpus:
    """A corpus of so many events."""
    dice = np.random.default_rng(2020)
    centres, widths = dice.uniform(0, DAYS, BURSTS), dice.gamma(2.0, 9.0, BURSTS)
    burst = dice.integers(0, BURSTS, count)
    days = np.sort(np.clip(centres[burst] + dice.normal(0, 1, count) * widths[burst], 0, DAYS - 1)).astype(
        int
    )
    busy = (1 / np.arange(1, ACTORS + 1)) ** 0.9
    who = dice.choice(ACTORS, (count, 2), p=busy / busy.sum())
    actors = tuple(_actor(number) for number in range(ACTORS))
    documents, events = [], []
    for start in range(0, count, PER_ARTICLE):
        document, told = _article(start, days[start : start + PER_ARTICLE], who, actors, dice)
        documents.append(document)
        events.extend(told)
    mentions: dict[str, tuple[Mention, ...]] = {document.id: () for document in documents}
    for event in events:
        (source,) = event.sources
        if source.mention:
            mentions[source.document_id] += (source.mention,)
    story = Story("crowd", (("fr", "Foule"), ("en", "Crowd")))
    return Corpus(tuple(documents), mentions, tuple(events), actors, (story,))


def _actor(number: int) -> Actor:
    kind = ("company", "person", "state", "institution", "platform")[number % 5]
    name = f"Acteur {number + 1:03d}"
    parent = f"a{number - number % 10}" if number % 10 in (1, 2) else None
    return Actor(f"a{number}", (("fr", name), ("en", f"Actor {number + 1:03d}")), kind, parent=parent)


def _article(
    start: int, days: np.ndarray, who: np.ndarray, actors: tuple[Actor, ...], dice: np.random.Generator
) -> tuple[Document, list[Event]]:
    published = (FIRST + timedelta(days=int(days[-1]) + 1)).date()
    lines, events, at = [], [], 0
    for offset, day in enumerate(days):
        number = start + offset
        subject, other = (actors[actor] for actor in who[number])
        verb, thing = VERBS[number % len(VERBS)], OBJECTS[number % len(OBJECTS)]
        title = f"{subject.names[0][1]} {verb} {thing} ({number})"
        line = f"Lundi, {title}, selon {other.names[0][1]}."
        begin = FIRST + timedelta(days=int(day))
        long = dice.random() < 0.06
        until = begin + timedelta(days=int(dice.integers(5, 40)) if long else 1)
        mention = Mention(
            at,
            at + 5,
            "Lundi",
            "DATE",
            begin.date().isoformat(),
            begin,
            until,
            "day",
            None,
            False,
            "weekday",
            Anchor("none"),
        )
        status = STATUSES[int(dice.choice(8, p=[0.5, 0.2, 0.08, 0.06, 0.05, 0.05, 0.02, 0.04]))]
        events.append(
            Event(
                id=f"e{number}",
                title=title,
                begin=begin,
                until=until,
                grain="day",
                status=status,
                kind=KINDS[number % len(KINDS)],
                actors=tuple(dict.fromkeys((subject.id, other.id))),
                story="crowd",
                certainty=CERTAINTIES[int(dice.choice(3, p=[0.6, 0.3, 0.1]))],
                sources=(Source(f"d{start}", at, at + len(line), mention),),
                approximate=bool(long and number % 2),
            )
        )
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    document = Document(
        f"d{start}", lines[0][7:80], text, "fr", "crowd.txt", 0, len(text), publisher="Agence",
        published=Publication(published, published, published),
    )  # fmt: skip
    return document, events


if __name__ == "__main__":
    save(crowd(int(sys.argv[1])), Path(sys.argv[2]))
    print(f"{sys.argv[1]} events in {sys.argv[2]}")
