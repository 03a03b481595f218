"""Speech with its speaker after it: "«…», a déclaré lundi le ministre"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.extraction.cutting import HARDEST, LONGEST
from timeline.extraction.phrases import actors_of, lowered, phrase
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import beside_noun, resolve
from timeline.extraction.titles import Told, polish, tell
from timeline.extraction.trees import SUBJECTS, auxiliaries, case, finite, is_predicate
from timeline.extraction.verbs import lemma

OPENING, CLOSING = "«“", "»”"


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said, and who says it."""

    start: int
    end: int
    quoted: bool
    speaker: Token | None
    own_words: bool = False


LONGEST_QUOTE = 135


def speech(head: Token, parsed: Parsed, reading: Reading) -> Speech | None:
    """The speech before an inverted verb of saying, offsets into the sentence; None for plain order."""
    if lemma(head, reading) not in reading.words.SAYING:
        return None
    own = (one.i for one in head.children if one.dep_.startswith("expl"))
    first = min([head.i, *(one.i for one in auxiliaries(head)), *own])
    before = parsed.text[: parsed.start(head.doc[first])].rstrip()
    if not before.endswith(("»,", "”,", ",", "»", "”")):
        return None
    speaker = _speaker(head, first, reading)
    plain = [
        one for one in head.children if one.dep_ in SUBJECTS and one.i < first and not parsed.quoted(one)
    ]
    inverted = speaker is not None and speaker.text in reading.words.INVERTED
    if speaker is None or (plain and not inverted):
        return None
    end = len(before.rstrip(", "))
    closing = before.rstrip(", ").endswith(tuple(CLOSING))
    start = max((before.rfind(mark) for mark in OPENING), default=-1) if closing else -1
    lead = before[: max(start, 0)].rstrip()
    if start > 0 and lead and lead[-1] not in ":,;.…»”":
        return Speech(0, end, False, speaker)
    pronoun = not closing and speaker.text in reading.words.INVERTED
    return Speech(max(start, 0), end, closing, speaker, pronoun)


def spoken_clause(head: Token, said: Speech, reading: Reading) -> Token | None:
    """The main predicate of what is said without guillemets: "X a infligé une amende, a-t-il annoncé"."""
    if said.quoted:
        return None
    before = [one for one in head.doc[: head.i] if is_predicate(one) and finite(one) and one.i != head.i]
    root = next((one for one in before if one.head.i == one.i), None)
    mains = [one for one in before if one.dep_ not in ("acl:relcl", "advcl", "acl", "conj")]
    return root or (mains[0] if mains else (before[0] if before else None))


def _speaker(head: Token, first: int, reading: Reading) -> Token | None:
    """The subject after the verb, or the "-t-il" in it."""
    for one in head.doc[first : head.i + 3]:
        if one.text in reading.words.INVERTED and one.text != "-t":
            return one
    for one in head.doc[first : min(len(head.doc), head.i + 12)]:
        if one.dep_.startswith("nsubj") and one.head.i == head.i and one.i > first:
            return one
    after = [
        one
        for one in head.doc[head.i + 1 :]
        if one.pos_ in ("NOUN", "PROPN") and one.head.i == head.i and case(one) is None
    ]
    if (
        after
        and after[0].dep_ in ("obj", "nsubj", "obl:mod", "dep", "obl:arg", "xcomp", "flat:name")
        and after[0].i <= head.i + 8
    ):
        return after[0]
    return None


def tell_speech(
    head: Token,
    said: Speech,
    before: Sequence[Parsed],
    parsed: Parsed,
    span: Collection[int],
    reading: Reading,
    discourse: Discourse,
) -> Told:
    """The speaker and what is said, as a title: "Donald Trump : « … »"."""
    actors, who = _who(said, parsed, reading, discourse, span)
    text = parsed.text[said.start : said.end].strip(" «»“”,")
    if said.quoted and parsed.sentence.quoted and said.start == 0:
        text = _best(text, _opened_before(before), reading)
    if not said.quoted:
        content = spoken_clause(head, said, reading)
        if content is not None and "«" not in text and "“" not in text:
            text = tell(content, False, span, parsed, reading, discourse).title
        text = lowered(text, reading)
        title = reading.words.TITLE_SAYS.format(who=who, what=_fit(text, len(who) + 2))
        return Told(actors, polish(title, reading))
    what = _fit(_capital(text), len(who) + 6)
    return Told(actors, polish(reading.words.TITLE_QUOTE.format(who=who, what=what), reading))


def tell_quoted(who: str, text: str, reading: Reading) -> str:
    """A title of who says what in so many words."""
    who = who[:1].upper() + who[1:]
    return polish(reading.words.TITLE_QUOTE.format(who=who, what=_fit(_capital(text), len(who) + 6)), reading)


def speaker_of(head: Token, parsed: Parsed, reading: Reading) -> Speech | None:
    """Who is said to say the clause of a predicate that stands in guillemets with its subject."""
    if not parsed.quoted(head) or not all(
        parsed.quoted(one) for one in head.children if one.dep_ in SUBJECTS
    ):
        return None
    for one in parsed.doc:
        if one.i == head.i or parsed.quoted(one) or lemma(one, reading) not in reading.words.SAYING:
            continue
        said = speech(one, parsed, reading)
        if said is not None:
            return said
        own = next((below for below in one.children if below.dep_ == "nsubj" and below.i < one.i), None)
        if own is not None and one.i < head.i and (finite(one) or auxiliaries(one)):
            return Speech(0, 0, True, own)
    return None


def wrap(said: Speech, title: str, parsed: Parsed, reading: Reading, discourse: Discourse) -> Told:
    """A clause's title as the words of its speaker."""
    actors, who = _who(said, parsed, reading, discourse, ())
    text = _capital(title.replace("\u00a0", " ").strip("«» "))
    return Told(
        actors, polish(reading.words.TITLE_QUOTE.format(who=who, what=_fit(text, len(who) + 6)), reading)
    )


def _who(
    said: Speech, parsed: Parsed, reading: Reading, discourse: Discourse, span: Collection[int]
) -> tuple[tuple[str, ...], str]:
    speaker = said.speaker
    assert speaker is not None
    actors, name = resolve(speaker, parsed, reading, discourse)
    if name:
        return actors, name
    actors = actors_of(speaker, parsed, reading)
    # "Le Comité pour la protection des journalistes" is a name, "le milliardaire sur son compte" is not.
    own = () if speaker.text[:1].isupper() else speaker.children
    beside = {one.i for below in own if beside_noun(below, reading) for one in below.subtree}
    text = phrase(speaker, parsed, reading, {*span, *beside})
    return actors, text[:1].upper() + text[1:]


def _opened_before(before: Sequence[Parsed]) -> list[str]:
    """The sentences of a quotation that began earlier, first to last."""
    texts: list[str] = []
    for one in reversed(before):
        texts.insert(0, one.text[max(one.text.rfind(mark) for mark in OPENING) + 1 :].strip(" ."))
        if not one.sentence.quoted:
            break
    return texts


def _best(last: str, earlier: Sequence[str], reading: Reading) -> str:
    """The sentence of a quotation that stands by itself: not one that begins with a pronoun."""
    for text in (last, *earlier):
        if not re.match(reading.words.LEANING, text, re.I) and len(text) <= HARDEST:
            return text
    return last


def quoted_after(head: Token, parsed: Parsed, reading: Reading) -> str:
    """What a verb of saying introduces by a colon, when all of it stands in the sentence."""
    if lemma(head, reading) not in reading.words.SAYING or parsed.quoted(head):
        return ""
    after = parsed.text[parsed.end(head) :]
    found = re.match(r"[^«»“”:]{0,60}:\s*[«“]\s*(?P<what>[^«»“”]{12,}?)\s*(?:[»”]|$)", after)
    return "" if found is None else found["what"].rstrip(" .,")


def _capital(text: str) -> str:
    """A quotation as newspapers begin one in a title."""
    return text[:1].upper() + text[1:]


def _fit(text: str, used: int) -> str:
    """A quotation cut after a whole clause where it is too long."""
    text = text.strip()
    if used + len(text) <= LONGEST_QUOTE:
        return text
    best = ""
    for mark in re.finditer(r"[.;:,](?=\s)", text):
        if used + mark.start() <= LONGEST:
            best = text[: mark.start()]
    if len(best) > 25:
        return best
    return text[: LONGEST - used - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def speaks(head: Token) -> bool:
    """Whether a predicate could be a verb of saying in a sentence: it is finite or a participle."""
    return is_predicate(head) and (finite(head) is not None or head.pos_ == "VERB")
