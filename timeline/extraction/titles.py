"""Titles as a newspaper writes them: subject, verb in the present, and what follows as far as it fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from functools import cache
from types import ModuleType

from spacy.tokens import Token

from timeline.extraction.actors import state_of
from timeline.extraction.cutting import HARDEST, LONGEST, cut
from timeline.extraction.phrases import (
    actors_of,
    described_actor,
    full_name,
    naming_of,
    phrase,
    resolve,
    text_of,
    tokens_of,
)
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.languages import part
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    case,
    child,
    finite,
    form,
    is_predicate,
    subtree,
    verb_of,
)


@dataclass
class Line:
    """A title in the making: a fixed beginning, the tokens after it, and what replaces some of them."""

    lead: str
    tail: list[Token] = field(default_factory=list)
    replaced: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A clause as it is told: who acts, and the line made of it."""

    actors: tuple[str, ...]
    title: str


def tell(
    head: Token, noun: bool, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Told:
    """The actors of the subject and the title of the clause or event noun with this head."""
    if noun:
        return Told((), noun_title(head, span, parsed, reading))
    actors, line = _clause(head, span, parsed, reading, discourse)
    if len(_write(line, line.tail, parsed, reading)) > LONGEST:
        line.tail = _straight(line.tail, head, reading)
    tail = cut(line.tail, lambda tokens: _write(line, tokens, parsed, reading), reading.words)
    return Told(actors, _write(line, tail, parsed, reading))


def _straight(tail: list[Token], head: Token, reading: Reading) -> list[Token]:
    """What is said, without where or to whom: "affirme lors d'une réunion que…"."""
    if lemma(head, reading) not in reading.words.SAYING:
        return tail
    for place, token in enumerate(tail):
        which = token.text.lower() in reading.words.WHICH and token.dep_ == "mark"
        if which and token.head.dep_ == "ccomp" and _told_by(token.head, head):
            return tail[place:]
        if token.dep_ == "obj":
            break
    return tail


def _told_by(told: Token, head: Token) -> bool:
    """Whether a reported clause is this verb's own, not that of another: "déclare avoir entendu que…"."""
    for one in ancestors(told):
        if one.i == head.i:
            return True
        if one.dep_ in ("xcomp", "ccomp", "acl:relcl") or finite(one):
            return False
    return False


def is_event_noun(token: Token, words: ModuleType) -> bool:
    """Whether a noun names something that happens."""
    return (
        token.pos_ in ("NOUN", "PROPN")
        and re.match(words.EVENT_NOUNS, token.text.lower()) is not None
        and token.lemma_.lower() not in words.NOT_EVENTS
        and token.text.lower() not in words.NOT_EVENTS
    )


def noun_title(head: Token, span: Collection[int], parsed: Parsed, reading: Reading) -> str:
    """An event noun as a title; so short a one that it says nothing keeps its date."""
    alone = {*span, *_detached(head, span)}
    tokens = [token for token in tokens_of(head, alone) if token.dep_ != "det" or token.head.i != head.i]
    while head.dep_ == "nmod" and is_event_noun(head.head, reading.words) and head.head.i < head.i:
        head = head.head
    tokens = [token for token in tokens_of(head, alone) if token.dep_ != "det" or token.head.i != head.i]
    if len([token for token in tokens if token.pos_ != "PUNCT"]) < 2:
        return polish(_with_day(head, span, parsed, reading), reading)
    tokens = [token for token in tokens if token.i >= head.i or token.pos_ == "ADJ"]
    line = Line("")
    kept = cut(tokens, lambda some: _write(line, some, parsed, reading), reading.words)
    return _write(line, kept, parsed, reading)


def _with_day(head: Token, span: Collection[int], parsed: Parsed, reading: Reading) -> str:
    """A bare noun with its date, as written: "Élections du 3 novembre", "Grève le 6 juin"."""
    tokens = [parsed.doc[place] for place in sorted(span)]
    when = text_of(tokens, parsed)
    if tokens and tokens[0].i != head.i + 1:
        when = re.sub(rf"^(?:{reading.words.TIME_SIGNALS})\s+", "", when, flags=re.I)
        when = reading.words.ON_DAY.format(day=when) if when[:1].isdigit() else when
    return f"{parsed.words(head)} {when}"


def polish(text: str, reading: Reading) -> str:
    """Spaces, elisions, guillemets and the capital put right; nothing dangling at the end."""
    words = reading.words
    text = re.sub(r"\((?:…|\.\.\.)\)", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\b(\w{1,2}') (?=\w)", r"\1", text)
    text = re.sub(words.LINK_PHRASES, "", text, flags=re.I)
    text = re.sub(r"\s+([,.)»”])", r"\1", text)
    text = re.sub(r",\s*(?=[,.;:)»]|$)", "", text)
    text = re.sub(
        words.OPEN_ELISION,
        lambda found: words.UNELIDED.get(found.group(1).lower(), found.group(1)) + " ",
        text,
    )
    text = re.sub(words.ELIDING, lambda found: found.group(1)[:-1] + "'", text)
    text = re.sub(r"(?<=\w)\s?:(?=\s)", " :", text)
    text = re.sub(r"[«“]\s*", "« ", text)
    text = re.sub(r"\s*[»”]", " »", text)
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-.…")
    if text.count("«") > text.count("»"):
        text = text + " »"
    if text.count("»") > text.count("«"):
        text = text.replace(" »", "", 1)
    text = re.sub(words.DANGLING, "", text) if "»" not in text[-2:] else text
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:").replace("'", "’")
    return text[:1].upper() + text[1:]


def _write(line: Line, tokens: Sequence[Token], parsed: Parsed, reading: Reading) -> str:
    """The line with these tokens of its tail."""
    out = line.lead
    last: Token | None = None
    for token in tokens:
        text = line.replaced.get(token.i, parsed.words(token))
        if not text:
            continue
        together = last is not None and token.i == last.i + 1 and not last.whitespace_
        out += ("" if together else " ") + text
        last = token
    return polish(out, reading)


def _clause(
    head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """The beginning and the tail of a clause's title."""
    verb = finite(head)
    if verb is None and form(head, "VerbForm") == "Inf" and not auxiliaries(head):
        governor = next((one for one in ancestors(head) if is_predicate(one) and finite(one)), None)
        if governor is not None:
            return _clause(governor, span, parsed, reading, discourse)
    if verb is None and form(head, "VerbForm") == "Part" and not auxiliaries(head):
        return _participle(head, span, parsed, reading, discourse)
    agent = child(head, "obl:agent") if _passive(head) else None
    if agent is not None and _acts(agent, parsed):
        return _active(head, agent, span, parsed, reading, discourse)
    actors, who = _subject(head, parsed, reading, discourse, span)
    return actors, _line(who, head, span, parsed, reading, discourse)


def _acts(agent: Token, parsed: Parsed) -> bool:
    """Whether an agent is someone named."""
    below = {one.i for one in agent.subtree}
    return any(
        below & {one.i for one in parsed.tokens(naming)}
        for naming in parsed.namings
        if naming.role == "actor"
    )


def _passive(head: Token) -> bool:
    return any(one.dep_ == "aux:pass" for one in auxiliaries(head)) or (
        child(head, "obl:agent") is not None and form(head, "VerbForm") == "Part"
    )


def _subject(
    head: Token, parsed: Parsed, reading: Reading, discourse: Discourse, span: Collection[int]
) -> tuple[tuple[str, ...], str]:
    """Who acts, and how the title names them."""
    found = _subject_token(head, parsed)
    if found is None and head.dep_ in ("acl", "advcl", "xcomp"):
        above = verb_of(head.head)
        if above is not None and above.i != head.i:
            return _subject(above, parsed, reading, discourse, span)
    if found is None:
        return discourse.subject, discourse.phrase
    if head.dep_ == "acl:relcl" and form(found, "PronType") == "Rel":
        found = antecedent(head)
    if (
        found.pos_ == "PRON"
        or found.text.lower() in reading.words.DEMONSTRATIVES
        or not naming_of(found, parsed, reading)
    ):
        actors, name = resolve(found, parsed, reading, discourse)
        if name:
            return actors, name
    names = actors_of(found, parsed, reading) or _nation(found, reading)
    own = {one.i for one in head.subtree} if head.i in {one.i for one in found.subtree} else set()
    text = phrase(found, parsed, reading, {*span, *own})
    return _widened(found, names, text, parsed, reading)


def _nation(found: Token, reading: Reading) -> tuple[str, ...]:
    """The state of someone who is only said to be of it: "un représentant chinois"."""
    if found.text.lower() not in reading.names.PERSON_NOUNS:
        return ()
    states = (state_of(one.text, reading.catalogue) for one in found.children if one.pos_ == "ADJ")
    return tuple(filter(None, states))[:1]


def _widened(
    found: Token, names: tuple[str, ...], text: str, parsed: Parsed, reading: Reading
) -> tuple[tuple[str, ...], str]:
    """ "Oracle et Walmart" where the tree holds only the second for the subject."""
    left = min(one.i for one in found.subtree)
    doc = found.doc
    if left < 2 or doc[left - 1].pos_ != "CCONJ":
        return names, text
    for naming in parsed.namings:
        tokens = parsed.tokens(naming)
        if tokens and tokens[-1].i == left - 2 and naming.role == "actor":
            joined = f"{full_name(naming, reading)} {doc[left - 1].text} {text}"
            return (naming.actor, *names), joined
    return names, text


def _subject_token(head: Token, parsed: Parsed | None = None) -> Token | None:
    """The subject the tree gives, else the noun right before the verb."""
    for one in head.children:
        if one.dep_ in SUBJECTS or one.dep_ == "expl:subj":
            return one
    if head.dep_ == "conj" and is_predicate(head.head):
        return _subject_token(head.head, parsed)
    verb = finite(head)
    if verb is None and not auxiliaries(head):
        return None
    start = min([head.i, *(one.i for one in auxiliaries(head))])
    for token in reversed(list(head.doc[:start])):
        if token.pos_ in ("ADV", "PRON") and token.dep_ != "nsubj" and token.pos_ != "PRON":
            continue
        if token.pos_ in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
            return _noun_top(token, head)
        return None
    return None


def _noun_top(token: Token, head: Token) -> Token:
    """The noun that the words before a verb belong to."""
    place = token
    while place.head.i < head.i and place.head.i != place.i and not finite(place.head) and not _listed(place):
        place = place.head
        token = place if place.pos_ in ("NOUN", "PROPN") else token
    return token


def _listed(token: Token) -> bool:
    """Whether a noun after a bare comma was taken for one more of a list."""
    left = token.left_edge.i
    return token.dep_ == "conj" and left > 0 and "," in (token.doc[left].text, token.doc[left - 1].text)


def antecedent(head: Token) -> Token:
    """What a relative clause is about: after a comma, the whole phrase before it."""
    noun = head.head
    left = head.left_edge.i
    if left and head.doc[left - 1].text == "," or head.doc[left].text == ",":
        while noun.dep_ in ("nmod", "appos", "flat:name") and noun.head.i < noun.i:
            noun = noun.head
    return _explained(noun)


def _explained(noun: Token) -> Token:
    """The name that a phrase after a comma explains: "X, une utilisatrice, qui…" is about X."""
    before = noun.left_edge.i + (noun.left_edge.text == ",")
    if before < 2 or noun.doc[before - 1].text != "," or noun.doc[before - 2].pos_ != "PROPN":
        return noun
    name = noun.doc[before - 2]
    while name.dep_.startswith("flat"):
        name = name.head
    return name


def plural(head: Token, phrase_head: Token | None) -> bool:
    """Whether the verb of a clause is in the plural."""
    verb = finite(head)
    if verb is not None and form(verb, "Number"):
        return form(verb, "Number") == "Plur"
    if phrase_head is None:
        return False
    return form(phrase_head, "Number") == "Plur" or child(phrase_head, "conj") is not None


def _line(
    who: str, head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Line:
    """Subject, verb in the tense of titles, and the rest."""
    auxiliary = auxiliaries(head)
    verb = finite(head)
    first = min([head.i, *(one.i for one in auxiliary)])
    copula = any(one.dep_ == "cop" for one in auxiliary)
    spoken, tail_from = _verb(head, verb, copula, parsed, reading)
    tokens = _rest(head, first, span, parsed, reading)
    clitics = [token for token in tokens if token.i < first and _clitic(token, head)]
    rest = [token for token in tokens if token.i > first and token.i not in tail_from]
    fronted = _fronted(head, first, who, parsed, reading)
    what = _relative_object(head, parsed, reading)
    shown, meant = _clitics(clitics, head, parsed, reading, discourse)
    lead = " ".join(filter(None, ("" if fronted else who, *shown, spoken, what, meant)))
    line = Line(fronted + lead, rest)
    line.replaced = _replacements(rest, head, verb, parsed, reading, discourse)
    return line


def _relative_object(head: Token, parsed: Parsed, reading: Reading) -> str:
    """ "le feu vert qu'il a donné": what the relative pronoun stands for, put after the verb."""
    if head.dep_ != "acl:relcl":
        return ""
    own = next((one for one in head.children if one.dep_ == "obj" and one.i > head.i), None)
    if own is not None or head.left_edge.text.lower() not in reading.words.WHICH:
        return ""
    noun = antecedent(head)
    text = phrase(noun, parsed, reading, {one.i for one in head.subtree})
    return text[:1].lower() + text[1:]


def _fronted(head: Token, first: int, who: str, parsed: Parsed, reading: Reading) -> str:
    """The place before an indefinite subject, without which the rest says nothing ("Sur TikTok, on…")."""
    if who.lower() not in reading.words.INDEFINITE:
        return ""
    fronted = [
        one
        for one in head.children
        if one.i < first and one.dep_ in ("obl:mod", "obl:arg", "obl") and case(one)
    ]
    if not fronted:
        return ""
    text = text_of(subtree(fronted[0]), parsed)
    return f"{text}, {who.lower()} "


def _clitics(
    clitics: Sequence[Token], head: Token, parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[list[str], str]:
    """The pronouns before the verb, and the noun that stands for an object pronoun nobody could place."""
    shown: list[str] = []
    for token in clitics:
        word = parsed.words(token)
        gender = reading.words.OBJECT_CLITICS.get(word.lower())
        if gender is None:
            shown.append(word)
            continue
        feminine = form(head, "Gender") == "Fem" if gender == "" else gender == "feminine"
        many = gender == "plural" or form(head, "Number") == "Plur"
        spoken = discourse.agreeing(many, "feminine" if feminine else "masculine")
        own = any(one.dep_ == "obj" and one.i > head.i for one in head.children)
        if spoken is not None and spoken.gender and not own:
            return shown, spoken.phrase[:1].lower() + spoken.phrase[1:]
        shown.append(word)
    return shown, ""


def _clitic(token: Token, head: Token) -> bool:
    pronoun = (
        token.pos_ == "PRON"
        and token.dep_ not in (*SUBJECTS, "expl:subj")
        and form(token, "PronType") != "Rel"
    )
    return token.head.i == head.i and (
        pronoun or (token.dep_ == "advmod" and form(token, "Polarity") == "Neg")
    )


def _verb(
    head: Token, verb: Token | None, copula: bool, parsed: Parsed, reading: Reading
) -> tuple[str, set[int]]:
    """The verb as the title has it, and the tokens it stands for."""
    forms = reading.forms
    auxiliary = auxiliaries(head)
    group = [*auxiliary, head]
    many = plural(head, next((one for one in head.children if one.dep_ in SUBJECTS), None))
    negated = any(one.text.lower() in reading.words.NEGATIONS for one in head.children)
    tense = form(verb, "Tense") if verb is not None else ""
    mood = form(verb, "Mood") if verb is not None else ""
    if forms is None:
        return text_of(group, parsed), {one.i for one in group}
    passive = (
        any(one.dep_ == "aux:pass" for one in auxiliary) and lemma(head, reading) not in reading.words.WITH_BE
    )
    if copula or passive:
        if tense in ("Fut",) or mood == "Cnd":
            lead = [one for one in auxiliary if one.i <= auxiliary[-1].i]
            return text_of(lead, parsed), {one.i for one in lead}
        return forms.present("être", many), {one.i for one in auxiliary}
    if auxiliary and (negated or mood == "Cnd" or tense == "Fut"):
        return parsed.words(auxiliary[0]), {auxiliary[0].i}
    if auxiliary:
        return forms.present(lemma(head, reading), many), {one.i for one in group}
    if tense in ("Imp", "Past"):
        return forms.present(lemma(head, reading), many), {head.i}
    return parsed.words(head), {head.i}


def lemma(head: Token, reading: Reading) -> str:
    """The infinitive of a verb, guessed from its participle where the model knows none."""
    known = str(head.lemma_)
    if known.endswith(("er", "ir", "re", "oir")) or reading.forms is None:
        return known
    verbs = present_forms(reading.document.language)
    return verbs.get(head.text.lower()) or str(reading.forms.infinitive(head.text.lower()))


@cache
def present_forms(language: str) -> dict[str, str]:
    """The present of every verb the language's clauses know, and the infinitive it is of."""
    words, forms = part(language, "clauses"), part(language, "conjugation")
    sets = [value for value in vars(words).values() if isinstance(value, frozenset)]
    verbs = {verb for some in sets for verb in some if str(verb).endswith(("er", "ir", "re"))}
    return {forms.present(verb, many): verb for verb in verbs for many in (False, True)} if forms else {}


def _rest(head: Token, first: int, span: Collection[int], parsed: Parsed, reading: Reading) -> list[Token]:
    """The tokens of a clause that a title may keep: no date, no link, no other clause beside it."""
    dropped: set[int] = set(span)
    words = reading.words
    for one in head.children:
        other = (
            one.dep_ in ("conj", "parataxis")
            and is_predicate(one)
            and (finite(one) or one.dep_ == "parataxis")
        )
        link = one.text.lower() in words.LINKS and one.dep_ in ("advmod", "cc", "mark")
        marks = one.dep_ in ("mark", "cc") and one.i < first
        if one.text in reading.words.INVERTED or any(
            below.text in reading.words.INVERTED for below in one.children
        ):
            dropped.update({one.i} if one.i > first and one.pos_ == "PRON" else set())
            dropped.update(below.i for below in one.children if below.text in reading.words.INVERTED)
        if one.dep_ in SUBJECTS or other or link or marks or one.dep_ in ("discourse", "vocative"):
            dropped.update(token.i for token in one.subtree)
        if one.i < first and one.dep_ not in ("expl:comp", "expl:pass", "expl:pv", "iobj", "obj", "advmod"):
            dropped.update(token.i for token in one.subtree)
        if one.dep_ == "cc" and other:
            dropped.add(one.i)
        if _commenting(one, head):
            dropped.update(token.i for token in one.subtree)
    dropped.update(
        token.i
        for token in head.subtree
        if token.dep_ == "advmod" and token.text.lower() in words.LINKS_INSIDE and not parsed.quoted(token)
    )
    for one in head.subtree:
        if one.i > head.i and _remark(one, reading):
            dropped.update(token.i for token in one.subtree)
            dropped.update(_commas_around(one))
    dropped.update(_detached(head, span))
    return [token for token in subtree(head) if token.i not in dropped or _held(token, span)]


def _held(token: Token, span: Collection[int]) -> bool:
    """What the tree hangs on the date itself stays: a weekday after a verb often takes its object."""
    return (
        token.i not in span and any(above.i in span for above in ancestors(token)) and token.pos_ != "PUNCT"
    )


def _detached(head: Token, span: Collection[int]) -> set[int]:
    """Commas left alone around a date."""
    doc = head.doc
    alone = set()
    if span:
        left, right = min(span) - 1, max(span) + 1
        if right < len(doc) and doc[right].text == ",":
            alone.add(right)
        if left >= 0 and doc[left].text == "," and (left not in alone):
            alone.add(left)
    return alone


def _commenting(one: Token, head: Token) -> bool:
    """ ", affirmant que…": a participle after a comma comments on what is told."""
    if one.dep_ not in ("advcl", "acl") or one.i < head.i or form(one, "VerbForm") != "Part":
        return False
    left = one.left_edge.i
    return left > 0 and "," in (head.doc[left - 1].text, head.doc[left].text)


def _commas_around(one: Token) -> set[int]:
    """The commas on both sides of an aside, when it has one on each."""
    before, after = one.left_edge.i - 1, one.right_edge.i + 1
    if before < 0 or after >= len(one.doc) or one.doc[after].text != ",":
        return set()
    return {after, before} if one.doc[before].text == "," else {after}


def _remark(one: Token, reading: Reading) -> bool:
    """ ", qui…" and ", estimant que…": what is added after a comma."""
    left = one.left_edge.i
    if not left or "," not in (one.doc[left - 1].text, one.doc[left].text):
        return False
    saying = (
        form(one, "VerbForm") == "Part"
        and form(one, "Tense") == "Pres"
        and lemma(one, reading) in reading.words.SAYING
    )
    return one.dep_ == "acl:relcl" or (saying and one.dep_ in ("acl", "advcl"))


def _replacements(
    rest: Sequence[Token],
    head: Token,
    verb: Token | None,
    parsed: Parsed,
    reading: Reading,
    discourse: Discourse,
) -> dict[int, str]:
    """Bare descriptions by names, and tenses inside what is reported as from the present."""
    replaced = _without_offices(rest, parsed, reading)
    told_before = bool(auxiliaries(head)) or (verb is not None and form(verb, "Tense") in ("Imp", "Past"))
    for token in rest:
        place = parsed.sentence.start + parsed.start(token)
        actor = described_actor(token, parsed, reading, discourse, place) if token.pos_ == "NOUN" else None
        if actor is not None:
            replaced.update(_named_instead(token, actor, reading))
        if told_before and reading.forms is not None and not parsed.quoted(token) and _reported(token, head):
            shifted = _shift(token, reading)
            if shifted:
                replaced[token.i] = shifted
    return replaced


def _named_instead(token: Token, actor: str, reading: Reading) -> dict[int, str]:
    """A description, its article and the article fused with its preposition, replaced by the name."""
    replaced = {token.i: reading.actors[actor].name(reading.document.language)}
    for one in token.children:
        if one.dep_ == "det" or one.pos_ == "ADJ":
            replaced[one.i] = ""
        if one.dep_ == "case" and one.text.lower() in reading.words.UNFUSED:
            replaced[one.i] = reading.words.UNFUSED[one.text.lower()]
    return replaced


def _without_offices(rest: Sequence[Token], parsed: Parsed, reading: Reading) -> dict[int, str]:
    """People by their names alone: "le secrétaire américain au Trésor, X" becomes "X"."""
    replaced: dict[int, str] = {}
    inside = {token.i for token in rest}
    for office, name in zip(parsed.namings, parsed.namings[1:], strict=False):
        tokens = parsed.tokens(office)
        if (
            not office.by_office
            or not name.start - office.end <= 2
            or not tokens
            or tokens[0].i not in inside
        ):
            continue
        person = parsed.tokens(name)
        if reading.actors[name.actor].kind != "person" or not person:
            continue
        first = tokens[0].i
        before = parsed.doc[first - 1] if first else None
        replaced.update({place: "" for place in range(first, person[0].i)})
        if before is not None and before.pos_ == "DET":
            replaced[before.i] = ""
        elif before is not None and before.text.lower() in reading.words.UNFUSED:
            replaced[before.i] = reading.words.UNFUSED[before.text.lower()]
    return replaced


def _reported(token: Token, head: Token) -> bool:
    """Whether a finite verb stands in what the head's clause reports."""
    if not form(token, "Mood"):
        return False
    owner = token if token.dep_ not in ("aux:tense", "aux:pass", "cop", "aux") else token.head
    for one in (owner, *ancestors(owner)):
        if one.i == head.i:
            return False
        if one.dep_ in ("ccomp", "advcl") and child(one, "mark") and one.dep_ == "ccomp":
            return True
        if one.dep_ in ("acl:relcl", "advcl"):
            return False
    return False


def _shift(token: Token, reading: Reading) -> str | None:
    """Imperfect to present, conditional to future: "qu'il bloquerait" becomes "qu'il bloquera"."""
    forms = reading.forms
    if forms is None:
        return None
    many = form(token, "Number") == "Plur"
    if forms.is_conditional(token.text, lemma(token, reading)):
        return str(forms.future(token.text))
    if form(token, "Mood") == "Ind" and form(token, "Tense") == "Imp" and form(token, "Person") in ("3", ""):
        return str(forms.present(lemma(token, reading), many))
    return None


def _active(
    head: Token, agent: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """ "Le projet a été retoqué par la Chine" told as "La Chine retoque le projet"."""
    actors = actors_of(agent, parsed, reading)
    found = _subject_token(head, parsed)
    if found is not None and head.dep_ == "acl:relcl" and form(found, "PronType") == "Rel":
        found = antecedent(head)
    who = phrase(agent, parsed, reading, span)
    what = phrase(found, parsed, reading, span, LONGEST) if found is not None else ""
    if found is not None and found.pos_ == "PRON":
        _, what = resolve(found, parsed, reading, discourse)
        what = what or parsed.words(found)
    return actors, _with_object(who, what, head, agent, span, parsed, reading)


def _with_object(
    who: str, what: str, head: Token, agent: Token, span: Collection[int], parsed: Parsed, reading: Reading
) -> Line:
    many = form(agent, "Number") == "Plur" or child(agent, "conj") is not None
    verb = finite(head)
    infinitive = lemma(head, reading)
    spoken = reading.forms.present(infinitive, many) if reading.forms is not None else infinitive
    if verb is not None and form(verb, "Tense") == "Fut":
        spoken = f"{reading.words.GOING_TO[many]} {infinitive}"
    below = {token.i for token in agent.subtree}
    rest = [
        token
        for token in _rest(head, head.i, span, parsed, reading)
        if token.i > head.i and token.i not in below and token.pos_ != "PUNCT" or token.text in "«»"
    ]
    lowered = what[:1].lower() + what[1:] if what.split(" ")[0].lower() in reading.words.ARTICLES else what
    return Line(
        " ".join(filter(None, (who, spoken, lowered))), [token for token in rest if token.i not in below]
    )


def _participle(
    head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """A participle alone: "les décisions annoncées dimanche par X", "Saisi lundi d'une plainte, X…"."""
    noun = head.head if head.dep_ == "acl" else None
    present = form(head, "Tense") == "Pres"
    agent = child(head, "obl:agent")
    if noun is not None and agent is not None and not present:
        line = _with_object(
            phrase(agent, parsed, reading, span),
            _object(noun, head, parsed, reading),
            head,
            agent,
            span,
            parsed,
            reading,
        )
        return actors_of(agent, parsed, reading), line
    if noun is not None:
        noun = antecedent(head)
        own = {one.i for one in head.subtree}
        actors, who = actors_of(noun, parsed, reading), phrase(noun, parsed, reading, {*span, *own})
        many = form(noun, "Number") == "Plur"
    else:
        owner = _owner(head)
        actors, who = _subject(owner, parsed, reading, discourse, span) if owner is not None else ((), "")
        many = form(head, "Number") == "Plur"
    forms = reading.forms
    limit = _limit(head, noun)
    rest = [token for token in _rest(head, head.i, span, parsed, reading) if head.i < token.i < limit]
    if present:
        spoken = forms.present(lemma(head, reading), many) if forms is not None else head.text
    else:
        spoken = f"{forms.present('être', many) if forms is not None else ''} {parsed.words(head).lower()}"
    return actors, Line(f"{who} {spoken}".strip(), [token for token in rest if token.text not in (".",)])


def _limit(head: Token, noun: Token | None) -> int:
    """Where a leading participle clause ends: at the last comma before the main verb's subject."""
    owner = _owner(head) if noun is None else None
    if owner is None or owner.i < head.i:
        return len(head.doc)
    found = _subject_token(owner, None)
    place = found.left_edge.i if found is not None and found.left_edge.i > head.i else owner.i
    place = found.i if found is not None and found.dep_ == "conj" else place
    commas = [token.i for token in head.doc[head.i : place] if token.text == ","]
    return commas[-1] if commas else place


def _object(noun: Token, head: Token, parsed: Parsed, reading: Reading) -> str:
    """The noun a participle belongs to, as an object with an article of its own."""
    below = {token.i for token in head.subtree}
    text = phrase(noun, parsed, reading, below)
    many = form(noun, "Number") == "Plur"
    if many and text.startswith(reading.words.THE_MANY + " ") and not child(noun, "det"):
        return reading.words.SOME + text[len(reading.words.THE_MANY) :]
    return text


def _owner(head: Token) -> Token | None:
    """The main predicate whose subject a participle shares: above it, or after it when it leads."""
    above = next((one for one in ancestors(head) if is_predicate(one) and finite(one)), None)
    if above is not None:
        return above
    return next((one for one in head.doc[head.i + 1 :] if is_predicate(one) and finite(one)), None)


def shorten(text: str, longest: int = LONGEST) -> str:
    """A last resort: whole words up to a length, with an ellipsis."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:«") + "…"


__all__ = ["HARDEST", "LONGEST", "Line", "Told", "lemma", "noun_title", "polish", "shorten", "tell"]
_ = Mapping
