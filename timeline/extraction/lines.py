"""A clause as a line: subject, verb and the rest, in the active voice where someone acts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from timeline.extraction.cutting import LONGEST
from timeline.extraction.participles import set_apart
from timeline.extraction.phrases import actors_of, lowered, phrase, text_of
from timeline.extraction.reading import Discourse, Parsed, Reading
from timeline.extraction.references import resolve
from timeline.extraction.subjects import (
    antecedent,
    main_predicate,
    noun_beside,
    subject_of_clause,
    subject_token,
)
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    case,
    child,
    finite,
    form,
    is_predicate,
    many,
    subtree,
)
from timeline.extraction.trimming import kept_tokens, replacements
from timeline.extraction.verbs import lemma, verb_for_title

# An agent with more characters stays behind a passive.
LONG_AGENT = 50


@dataclass
class Line:
    """A title in the making: a fixed beginning, the tokens after it, and what replaces some of them."""

    lead: str
    tail: list[Token] = field(default_factory=list)
    replaced: dict[int, str] = field(default_factory=dict)

    @property
    def gone(self) -> frozenset[int]:
        """The tokens that a name elsewhere in the line stands for."""
        return frozenset(place for place, text in self.replaced.items() if not text)


def clause_line(
    head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """The beginning and the tail of a clause's title."""
    verb = finite(head)
    if verb is None and form(head, "VerbForm") == "Inf" and not auxiliaries(head):
        governor = next((one for one in ancestors(head) if is_predicate(one) and finite(one)), None)
        if governor is not None:
            return clause_line(governor, span, parsed, reading, discourse)
    if verb is None and form(head, "VerbForm") == "Part" and not auxiliaries(head):
        return _participle(head, span, parsed, reading, discourse)
    agent = child(head, "obl:agent") if _passive(head) else None
    if agent is not None and _acts(agent, parsed) and len(phrase(agent, parsed, reading, span)) <= LONG_AGENT:
        return _active(head, agent, span, parsed, reading, discourse)
    actors, who = subject_of_clause(head, parsed, reading, discourse, span)
    who = who or _before_verb(head, span, parsed)
    return actors, _line(who, head, span, parsed, reading, discourse)


def _before_verb(head: Token, span: Collection[int], parsed: Parsed) -> str:
    """The words before a verb whose subject nobody found, back to a comma."""
    first = min([head.i, *(one.i for one in auxiliaries(head))])
    found: list[Token] = []
    for token in reversed(list(head.doc[:first])):
        if token.text in (",", ";", ":", ".", "(") or token.i in span or token.pos_ == "SCONJ":
            break
        if token.head.i == head.i and token.pos_ == "PRON" and token.dep_ not in SUBJECTS:
            continue
        found.insert(0, token)
    return text_of(found, parsed)


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


def _line(
    who: str, head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> Line:
    """Subject, verb in the tense of titles, and the rest."""
    auxiliary = auxiliaries(head)
    verb = finite(head)
    first = min([head.i, *(one.i for one in auxiliary)])
    copula = any(one.dep_ == "cop" for one in auxiliary)
    spoken, tail_from = verb_for_title(head, verb, copula, parsed, reading)
    tokens = kept_tokens(head, first, span, parsed, reading)
    clitics = [token for token in tokens if token.i < first and _clitic(token, head)]
    rest = [token for token in tokens if token.i > first and token.i not in tail_from]
    fronted = _fronted(head, first, who, parsed, reading)
    what = _relative_object(head, parsed, reading)
    shown, meant = _clitics(clitics, head, parsed, reading, discourse, who)
    lead = " ".join(filter(None, ("" if fronted else who, *shown, spoken, what, meant)))
    line = Line(fronted + lead, rest)
    line.replaced = replacements(rest, head, verb, parsed, reading, discourse)
    line.tail = [token for token in rest if line.replaced.get(token.i) != ""]
    return line


def _relative_object(head: Token, parsed: Parsed, reading: Reading) -> str:
    """ "le feu vert qu'il a donné": what the relative pronoun stands for, put after the verb."""
    if head.dep_ != "acl:relcl":
        return ""
    own = next((one for one in head.children if one.dep_ == "obj" and one.i > head.i), None)
    if own is not None or head.left_edge.text.lower() not in reading.words.WHICH:
        return ""
    noun = antecedent(head)
    return lowered(phrase(noun, parsed, reading, {one.i for one in head.subtree}), reading)


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
    clitics: Sequence[Token], head: Token, parsed: Parsed, reading: Reading, discourse: Discourse, who: str
) -> tuple[list[str], str]:
    """The pronouns before the verb, and the noun an object pronoun stands for where only one can be meant."""
    shown: list[str] = []
    for token in clitics:
        word = parsed.words(token)
        gender = reading.words.OBJECT_CLITICS.get(word.lower())
        if gender is None:
            shown.append(word)
            continue
        feminine = _feminine(head, reading) if gender == "" else gender == "feminine"
        plural = gender == "plural" or form(head, "Number") == "Plur"
        spoken = discourse.only(plural, "feminine" if feminine else "masculine", who)
        own = any(one.dep_ == "obj" and one.i > head.i for one in head.children)
        own = own or _other_meant(token, "Fem" if feminine else "Masc", plural, parsed)
        if spoken is not None and spoken.gender and not own:
            return shown, lowered(spoken.phrase, reading)
        elided = gender == "" and feminine
        shown.append(reading.words.FEMININE if elided else word)
    return shown, ""


def _other_meant(clitic: Token, gender: str, plural: bool, parsed: Parsed) -> bool:
    """Whether the sentence itself holds a noun before an object pronoun that it can stand for."""
    place = parsed.start(clitic)
    return any(
        form(one, "Gender") in ("", gender) and many(one) == plural and one.dep_ not in SUBJECTS
        for tree in (parsed, *parsed.apart)
        for one in tree.doc
        if one.pos_ == "NOUN" and tree.start(one) < place
    )


def _feminine(participle: Token, reading: Reading) -> bool:
    """Whether a participle agrees with a feminine "l'" before it: "le juge l'a rétablie"."""
    past = form(participle, "VerbForm") == "Part"
    return past and re.search(reading.words.FEMININE_PARTICIPLE, participle.text.lower()) is not None


def _clitic(token: Token, head: Token) -> bool:
    # The parser takes "la" before a verb for an article at times.
    pronoun = (
        (token.pos_ == "PRON" or (token.pos_ == "DET" and token.dep_ in ("obj", "det")))
        and token.dep_ not in (*SUBJECTS, "expl:subj")
        and form(token, "PronType") != "Rel"
    )
    return token.head.i == head.i and (
        pronoun or (token.dep_ == "advmod" and form(token, "Polarity") == "Neg")
    )


def _active(
    head: Token, agent: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """ "Le projet a été retoqué par la Chine" told as "La Chine retoque le projet"."""
    actors = actors_of(agent, parsed, reading)
    found = subject_token(head, parsed)
    if found is not None and found.text.lower() in reading.words.WHO:
        found = antecedent(head, reading)
    who = phrase(agent, parsed, reading, span)
    what = phrase(found, parsed, reading, span, LONGEST) if found is not None else ""
    if found is not None and found.pos_ == "PRON":
        _, what = resolve(found, parsed, reading, discourse)
        what = what or parsed.words(found)
    return actors, _with_object(who, what, head, agent, span, parsed, reading)


def _with_object(
    who: str, what: str, head: Token, agent: Token, span: Collection[int], parsed: Parsed, reading: Reading
) -> Line:
    several = many(agent) or child(agent, "conj") is not None
    verb = finite(head)
    infinitive = lemma(head, reading)
    spoken = reading.forms.present(infinitive, several) if reading.forms is not None else infinitive
    if verb is not None and form(verb, "Tense") == "Fut":
        spoken = f"{reading.words.GOING_TO[several]} {infinitive}"
    below = {token.i for token in agent.subtree}
    rest = [
        token
        for token in kept_tokens(head, head.i, span, parsed, reading)
        if (token.i > head.i and token.i not in below and token.pos_ != "PUNCT") or token.text in "«»"
    ]
    return Line(
        " ".join(filter(None, (who, spoken, lowered(what, reading)))),
        [token for token in rest if token.i not in below],
    )


def _participle(
    head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], Line]:
    """A participle alone: "les décisions annoncées dimanche par X", "Saisi lundi d'une plainte, X…"."""
    noun = head.head if head.dep_ == "acl" else None
    present = form(head, "Tense") == "Pres"
    agent = child(head, "obl:agent")
    beside = noun_beside(head) if noun is None else None
    if beside is not None:
        noun = beside
    elif noun is None and agent is not None:
        noun = set_apart(head)
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
        verb = _taken_for_adjective(head)
        noun = head.head if verb is not None else beside or antecedent(head, reading)
        left_out = {*span, *(one.i for one in (verb or head).subtree), *(one.i for one in head.subtree)}
        if beside is not None:
            left_out -= {one.i for one in beside.subtree if one.i < head.i}
        actors, who = actors_of(noun, parsed, reading), phrase(noun, parsed, reading, left_out)
        many = form(noun, "Number") == "Plur"
    else:
        verb = None
        actors, who = _shared_subject(head, span, parsed, reading, discourse)
        many = form(head, "Number") == "Plur"
    limit = leading_end(head, noun)
    rest = [token for token in kept_tokens(head, head.i, span, parsed, reading) if head.i < token.i < limit]
    spoken = parsed.words(verb) if verb is not None else _being(head, many, reading)
    spoken = spoken if present else f"{spoken} {parsed.words(head).lower()}"
    return actors, Line(f"{who} {spoken}".strip(), [token for token in rest if token.text not in (".",)])


def _being(head: Token, many: bool, reading: Reading) -> str:
    """The verb of a participle in a title: its own when it is a present one, else a form of "to be"."""
    if reading.forms is None:
        return head.text if form(head, "Tense") == "Pres" else ""
    own = form(head, "Tense") == "Pres"
    return str(reading.forms.present(lemma(head, reading) if own else reading.words.TO_BE, many))


def _taken_for_adjective(head: Token) -> Token | None:
    """The verb that the tree took for a part of the noun: "les bassins resteront ouverts"."""
    between = head.doc[head.head.i + 1 : head.i]
    return next((one for one in between if one.head.i == head.head.i and form(one, "Mood")), None)


def _shared_subject(
    head: Token, span: Collection[int], parsed: Parsed, reading: Reading, discourse: Discourse
) -> tuple[tuple[str, ...], str]:
    """The subject of the main verb, which a participle shares."""
    owner = main_predicate(head)
    if owner is None or head.i in {one.i for one in ancestors(owner)}:
        return (), ""
    return subject_of_clause(owner, parsed, reading, discourse, span)


def leading_end(head: Token, noun: Token | None) -> int:
    """Where a leading participle clause ends: at the last comma before the main verb's subject."""
    owner = main_predicate(head) if noun is None else None
    if owner is None or owner.i < head.i:
        return len(head.doc)
    found = subject_token(owner, None)
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
        return str(reading.words.SOME) + text[len(reading.words.THE_MANY) :]
    return text
