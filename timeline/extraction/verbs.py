"""Verbs for titles: their infinitives, the present they are told in, tenses of reported speech."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from timeline.extraction.phrases import (
    text_of,
)
from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.trees import (
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    finite,
    form,
    many,
    reflexive,
)
from timeline.languages import part


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


def plural(head: Token, phrase_head: Token | None) -> bool:
    """Whether the verb of a clause is in the plural."""
    verb = finite(head)
    if verb is not None and form(verb, "Number"):
        return form(verb, "Number") == "Plur"
    if phrase_head is None:
        owner = next((one for one in ancestors(head) if finite(one)), None)
        return owner is not None and form(finite(owner) or owner, "Number") == "Plur"
    return many(phrase_head)


def verb_for_title(
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
    having = any(one.lemma_ == reading.words.TO_HAVE for one in auxiliary)
    copula = copula and not having
    being = not (having and len(auxiliary) == 1) and any(
        one.dep_ == "aux:pass" or (one.lemma_ == reading.words.TO_BE and not reflexive(head))
        for one in auxiliary
    )
    passive = being and lemma(head, reading) not in reading.words.WITH_BE
    coming = _reported_future(head, verb, reading)
    if coming and not auxiliary and verb is not None:
        return str(forms.future(verb.text)), {head.i}
    if copula or passive:
        if tense in ("Fut",) or mood == "Cnd":
            lead = [one for one in auxiliary if one.i <= auxiliary[-1].i]
            spoken = text_of(lead, parsed)
            if coming and len(lead) == 1 and verb is not None:
                spoken = str(forms.future(verb.text))
            return spoken, {one.i for one in lead}
        return forms.present(reading.words.TO_BE, many), {one.i for one in auxiliary}
    if auxiliary and negated and tense == "Imp":
        return str(forms.present(lemma(auxiliary[0], reading), many)), {auxiliary[0].i}
    if auxiliary and (negated or mood == "Cnd" or tense == "Fut"):
        return parsed.words(auxiliary[0]), {auxiliary[0].i}
    if auxiliary:
        return forms.present(lemma(head, reading), many), {one.i for one in group}
    if tense in ("Imp", "Past"):
        return forms.present(lemma(head, reading), many), {head.i}
    return parsed.words(head), {head.i}


def _reported_future(head: Token, verb: Token | None, reading: Reading) -> bool:
    """Whether a conditional reports what is to come: "a annoncé que l'état serait reconnu"."""
    if verb is None or head.dep_ != "ccomp" or reading.forms is None:
        return False
    return bool(reading.forms.is_conditional(verb.text, lemma(verb, reading)))


def reported(token: Token, head: Token) -> bool:
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


def shifted(token: Token, reading: Reading) -> str | None:
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
