"""The tagger keeps its promises on any text: spans, intervals, order, and what it cannot place."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import timeline
from tests.corpus.entries import cases, files
from timeline import languages
from timeline.model import Mention
from timeline.tagging import normalise, recognise
from timeline.tagging.compiling import CompiledRule
from timeline.tagging.lexicon import lexicon
from timeline.tagging.scan import AHEAD, tokens

LANGUAGES = [code for code in languages.available() if languages.part(code, "rules")]
FRIDAY = date(2020, 9, 18)
# Pieces that rules care about, so that random text often nearly is a date.
PIECES = st.sampled_from(
    "lundi|le |12 |mars |2020 |31 février |fin |début |du |au |à |16 h 30|minuit |hier |soir |"
    "trois jours |après |il y a |dans |l'|été |XXe siècle |’|«|, |. |\n\n|99|0|9999 |1 |les années 90 |"
    "la veille |prochain |dernier |Monday |the |third |quarter |of |last |week |next |May |2nd |in |two |"
    "years |ago |noon |p.m. |martes |hace ".split("|")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))
REFERENCES = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS, reference=REFERENCES, prefer=st.sampled_from(["news", "past", "future"]))
@example(text="İİİ lundi 12 mars", reference=FRIDAY, prefer="news")
@example(text="\ue001\ue0ff lundi", reference=FRIDAY, prefer="news")
@example(text="l'an 9999, dans 9000 ans, il y a 3000 ans", reference=FRIDAY, prefer="news")
def test_every_mention_is_a_stretch_of_the_text_with_an_interval_that_goes_forward(
    language: str, text: str, reference: date, prefer: timeline.resolving.Prefer
) -> None:
    """No text makes the tagger fail, overlap, misplace a span or turn an interval round."""
    keeps_its_promises(text, language, reference, prefer)


def keeps_its_promises(
    text: str, language: str, reference: date, prefer: timeline.resolving.Prefer = "news"
) -> None:
    end = 0
    for mention in timeline.tag(text, language=language, reference=reference, prefer=prefer):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.rule
        assert mention.value
        if mention.begin is not None and mention.until is not None:
            assert mention.begin < mention.until
        end = mention.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_in_any_order_side_by_side_are_read(language: str) -> None:
    """Times join into larger ones by rules; no neighbours make one that cannot be resolved."""
    chance = random.Random(5)
    told = [case.text[time.start : time.end] for file in files() for case in cases(file)
            if case.language == language for time in case.times]  # fmt: skip
    joints = (" ", ", ", " à ", " au ", " de ", " le ", "-", " on ", " of ", " to ", " en ")
    for reference in (FRIDAY, date(1, 1, 1), date(9999, 12, 31)):
        for _ in range(30):
            text = "".join(chance.choice(told) + chance.choice(joints) for _ in range(40))
            keeps_its_promises(text, language, reference)


def test_a_counted_hour_beside_a_day_is_no_hour_of_it() -> None:
    """It is a time of its own, told from the publication."""
    found = timeline.tag("Lundi, il y a deux heures, il est sorti.", language="fr", reference=FRIDAY)
    assert [mention.text for mention in found] == ["Lundi", "il y a deux heures"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_a_regular_expression(language: str) -> None:
    """Rules are compiled when first tried; here all are, requests included."""
    rules = every_rule(language)
    assert rules
    assert all(rule.regex.groups > 0 for rule in rules)


def every_rule(language: str) -> list[CompiledRule]:
    """A language's rules that read words, and those that read expressions, in their order."""
    words = lexicon(language, casual=True)
    joining = {rule.order: rule for rules in words.by_kind.values() for rule in rules.every()}
    return [*words.words, *joining.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_matches_only_where_it_is_tried(language: str) -> None:
    """What a rule can begin with is told from its pattern; nothing it matches in news begins otherwise."""
    words = lexicon(language, casual=True)
    texts = [case.text for file in files() for case in cases(file) if case.language == language]
    text = normalise("\n\n".join(texts))[:60_000]
    told = tokens(text, words)
    at = {start: number for number, start in enumerate(told.starts)}
    for rule in words.words:
        for match in rule.regex.finditer(text) if rule.opens else ():
            number = at[match.start()]
            tried = words.alive(told.words[number].opening, rule.needs)
            assert rule in [other for _, other in tried], (rule.rule.pattern, match[0])
            assert bisect_left(told.starts, match.end()) - number <= AHEAD


@given(TEXTS)
def test_normalised_text_keeps_every_offset(text: str) -> None:
    """Lower case and plain signs never move a character."""
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "le 31 février",
        "le 30 février 2021",
        "le 31 avril",
        "29 février 2019",
        "il y a 3000 ans",
        "dans 9000 ans",
    ],
)
def test_a_day_the_calendar_does_not_have_is_found_but_dates_nothing(text: str) -> None:
    """Such a time counts as found, so that it can be reported, and becomes no mention."""
    assert recognise(text, "fr")
    assert not [m for m in timeline.tag(text, language="fr", reference=FRIDAY) if m.grain in ("day", "year")]


def one(text: str, reference: date = FRIDAY, language: str = "fr") -> Mention:
    (mention,) = timeline.tag(text, language=language, reference=reference)
    return mention


def test_tense_decides_the_side_of_a_bare_weekday() -> None:
    """The same word is behind after a past and ahead after a future."""
    assert one("Le ministre a signé lundi.").begin == datetime(2020, 9, 14)
    assert one("Le ministre signera lundi.").begin == datetime(2020, 9, 21)
    assert one("L’interdiction pourrait entrer en vigueur dès dimanche.").begin == datetime(2020, 9, 20)


def test_what_a_time_was_counted_from_is_told() -> None:
    """A weekday counts from the publication, the next day from the day last told."""
    text = "Il est parti le 3 mai 2019. Le lendemain, il pleuvait."
    full, after = timeline.tag(text, language="fr", reference=FRIDAY)
    assert full.anchor.kind == "none"
    assert after.anchor.kind == "mention"
    assert (after.anchor.start, after.anchor.end) == (full.start, full.end)
    assert one("Il est parti lundi.").anchor.kind == "publication"


def test_a_weekday_that_contradicts_its_date_is_noted_and_the_date_kept() -> None:
    """Both stay: the date as written, and a note for the reader."""
    mention = one("Il est parti le lundi 3 mai 2019.")
    assert mention.begin == datetime(2019, 5, 3)
    assert mention.notes


def test_a_weekday_beside_a_day_and_month_picks_the_year() -> None:
    """Of the years around, the one in which the date falls on that weekday."""
    assert one("Il est né un mardi 3 novembre.").begin == datetime(2020, 11, 3)
    assert one("Le procès s'est ouvert le dimanche 3 novembre.").begin == datetime(2019, 11, 3)


def test_a_language_without_a_folder_is_read_with_low_certainty() -> None:
    """dateparser serves where there are no rules of our own, and says how sure it is."""
    (mention,) = timeline.tag("Il governo lo ha detto il 14 settembre 2020.", language="it", reference=FRIDAY)
    assert mention.begin == datetime(2020, 9, 14)
    assert mention.certainty == "low"


def test_an_unknown_language_gives_nothing() -> None:
    """Not an error: a text in it simply has no times."""
    assert timeline.tag("14 2020", language="xx", reference=FRIDAY) == []


def test_a_stream_gives_what_the_whole_text_gives() -> None:
    """However the text is cut into pieces, the mentions stand where they stand in the whole."""
    from timeline.mentioning.streaming import stream

    text = "Il a signé lundi. Le lendemain, il est parti.\n\n" * 6000
    pieces = [text[i : i + 9999] for i in range(0, len(text), 9999)]
    whole = timeline.tag(text, language="fr", reference=FRIDAY)
    cut = list(stream(pieces, language="fr", reference=FRIDAY))
    assert [(m.start, m.end, m.begin) for m in cut] == [(m.start, m.end, m.begin) for m in whole]
    assert all(text[m.start : m.end] == m.text for m in cut)


@pytest.mark.parametrize(
    "text, language, directions",
    [
        ("Il se rendra sur place vendredi. Mardi, il avait été condamné.", "fr", ["future", "past"]),
        ("Il sera jugé. Le 12 avril, il avait été arrêté.", "fr", ["past"]),
        ("He will appear in court. On Tuesday, he was arrested.", "en", ["past"]),
        ("She will testify. Monday she was heard.", "en", ["past"]),
    ],
)
def test_a_time_that_opens_a_sentence_takes_no_verb_of_the_one_before(
    text: str, language: str, directions: list[str]
) -> None:
    assert [found.direction for found in recognise(text, language)] == directions


def test_the_small_hours_after_an_evening_are_of_the_next_day() -> None:
    """Nobody is arrested in the evening and released at one o'clock of the same day."""
    evening, hour = timeline.tag(
        "Il a été arrêté jeudi soir et relâché à 1 heure du matin.", language="fr", reference=FRIDAY
    )
    assert evening.begin == datetime(2020, 9, 17, 18)
    assert hour.begin == datetime(2020, 9, 18, 1)


def test_a_date_that_contradicts_itself_is_of_low_certainty() -> None:
    """What the reader should check is not shown as sure; a weekday without a verb is not quite sure."""
    assert one("Il est parti le lundi 3 mai 2019.").certainty == "low"
    assert one("Réunion lundi.").certainty == "medium"
    assert one("Il est parti lundi.").certainty == "high"


@pytest.mark.parametrize(
    "text, language, until",
    [
        ("Le feu a pris dans la nuit de samedi à dimanche.", "fr", datetime(2020, 9, 13, 6)),
        ("Le feu a pris dans la nuit du 12 au 13 septembre.", "fr", datetime(2020, 9, 13, 6)),
        ("Rain fell overnight Saturday to Sunday.", "en", datetime(2020, 9, 13, 6)),
    ],
)
def test_a_night_told_by_both_its_days_ends_in_the_morning(text: str, language: str, until: datetime) -> None:
    night = one(text, language=language)
    assert night.value == "2020-09-12TNI"
    assert night.until == until


@pytest.mark.parametrize(
    "text, language",
    [
        ("Le conseil se réunit jeudi prochain.", "fr"),
        ("Le bail est daté du 05/04/2020.", "fr"),
        ("The council meets next Thursday.", "en"),
        ("The form was dated 05/04/2020.", "en"),
        ("Sales rose in the fiscal first quarter.", "en"),
    ],
)
def test_words_with_another_reading_are_of_medium_certainty_and_say_so(text: str, language: str) -> None:
    mention = one(text, date(2020, 9, 15), language)
    assert mention.certainty == "medium"
    assert len(mention.notes) == 1


@pytest.mark.parametrize(
    "text, language, day",
    [("Les attentats du 13 novembre ont marqué Paris.", "fr", "11-13"), ("The Jan. 6 riot", "en", "01-06")],
)
def test_a_day_that_names_an_event_gets_no_guessed_year(text: str, language: str, day: str) -> None:
    mention = one(text, language=language)
    assert (mention.value, mention.begin, mention.certainty) == (f"XXXX-{day}", None, "low")


@pytest.mark.parametrize(
    "text, language, rule",
    [
        ("Il part vendredi prochain.", "fr", "<weekday> prochain"),
        ("Il est parti vendredi dernier.", "fr", "<weekday> dernier"),
        ("Il est parti le 3 mai 2019. Le lendemain, il pleuvait.", "fr", "lendemain"),
        ("Elle viendra fin juin.", "fr", "fin <month>"),
        ("He left on May 3, 2019. Two days later, it rained.", "en", "<n> <unit> later"),
        ("He will leave the following week.", "en", "the following week"),
    ],
)
def test_the_rule_is_shown_with_the_words_that_stood_there(text: str, language: str, rule: str) -> None:
    """Not with every word that it could have read."""
    assert timeline.tag(text, language=language, reference=FRIDAY)[-1].rule == rule


def test_every_word_that_a_rules_name_asks_for_stands_in_its_pattern() -> None:
    """Else the name shown would have a hole."""
    from timeline.tagging.lexicon import rule_modules

    rules = [rule for code in LANGUAGES for module in rule_modules(code) for rule in module.RULES]
    asked = [(rule, word) for rule in rules for word in re.findall(r"\{\w+\}", rule.name)]
    assert asked
    assert [rule.name for rule, word in asked if word not in rule.pattern] == []


def test_a_full_stop_after_a_letter_ends_no_sentence() -> None:
    """The verb before "p.m." is still heard."""
    mentions = timeline.tag(
        "It will be closed from 8 p.m. Friday to 5 a.m. Monday.", language="en", reference=date(2020, 9, 16)
    )
    assert [m.begin for m in mentions] == [datetime(2020, 9, 18, 20), datetime(2020, 9, 21, 5)]
