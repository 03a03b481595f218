"""The tagger: spans are the text’s, intervals go forward, and every meaning can be said and stored."""

from __future__ import annotations

import timeline
from tests.fuzz.choices import Choices
from timeline.storage import codec
from timeline.wording import format_interval, say

LANGUAGES = ("fr", "en", "es", "de")
PREFER = ("news", "past", "future")
WORDS = (
    "lundi", "mardi", "Monday", "le", "du", "1er", "31", "29", "février", "mars", "septembre", "May",
    "Sept.", "2020", "1999", "9999", "10000", "0001", "dernier", "prochain", "last", "next", "this",
    "il y a", "dans", "depuis", "jusqu'à", "avant", "après", "until", "since", "ago", "in", "deux", "3",
    "14", "1,5", "trois", "dix mille", "jours", "semaines", "mois", "ans", "siècles", "days", "weeks",
    "months", "years", "decades", "heures", "h", "minutes", "20h30", "à 8 heures", "midi", "minuit",
    "noon", "5 p.m.", "soir", "nuit", "week-end", "weekend", "été", "hiver", "summer", "trimestre",
    "quarter", "Q3", "semestre", "début", "fin", "mid-", "early", "late", "Noël", "Pâques", "Easter",
    "Ramadan", "Thanksgiving", "la veille", "le lendemain", "hier", "demain", "aujourd'hui", "yesterday",
    "tomorrow", "today", "tous les", "every", "entre", "et", "and", "de", "à", "-", "/", ".", ",",
    "05/04/2021", "2021-02-30", "2020-W53", "20th century", "XIXe siècle", "années 80", "the 1980s",
    "plusieurs", "quelques", "several", "environ", "about", "vers", "d'ici", "a annoncé", "sera", "said",
    "will",
)  # fmt: skip


def one_input(choices: Choices) -> None:
    """Tag one text."""
    language, prefer = choices.one(LANGUAGES), choices.one(PREFER)
    reference = choices.day()
    text = choices.text(WORDS, 60)
    end = 0
    for mention in timeline.tag(text, language=language, reference=reference, prefer=prefer):
        assert end <= mention.start < mention.end, mention
        assert text[mention.start : mention.end] == mention.text, mention
        assert mention.begin is None or mention.until is None or mention.begin < mention.until, mention
        end = mention.end
        assert codec.mention_back(codec.loads(codec.dumps(codec.mention(mention)))) == mention
        for spoken in ("fr", "en"):
            assert format_interval(mention.begin, mention.until, mention.grain, spoken) is not None
            assert all(say(note, spoken) for note in mention.notes)
