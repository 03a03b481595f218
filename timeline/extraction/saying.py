"""Whether a clause says something in words, and what it says."""

from __future__ import annotations

from types import ModuleType

from spacy.tokens import Token

from timeline.extraction.reading import Parsed, Reading
from timeline.extraction.trees import child, finite, is_predicate, reflexive


def content(head: Token) -> Token | None:
    """The clause or infinitive that a verb of saying introduces."""
    for one in head.children:
        if one.dep_ in ("ccomp", "xcomp") and is_predicate(one) and one.i > head.i:
            return one
    return None


def says(head: Token, name: str, parsed: Parsed, reading: Reading) -> bool:
    """Whether the verb ``name`` of a clause says something, rather than does it."""
    words = reading.words
    if name in words.DEMANDING:
        return False
    if name not in words.SAYING and name not in words.GIVING:
        return False
    inverted = any(one.dep_.startswith("nsubj") and one.i > head.i for one in head.children)
    told = content(head)
    if _silent(head, name, words) and told is None:
        return False
    thing = head.head if head.dep_ == "acl" else child(head, "obj")
    if thing is not None and thing.lemma_.lower() in words.CARRIERS:
        return True
    if inverted or (told is not None and (finite(told) or name in words.OPINION)):
        return True
    return name in words.OPINION and name in words.SAYING


def _silent(head: Token, name: str, words: ModuleType) -> bool:
    """Whether a verb of saying is used for something done: "un incendie s'est déclaré"."""
    things = {f"{name}_{one.lemma_.lower()}" for one in head.children}
    passive = name in words.SILENT_PASSIVES and child(head, "aux:pass") is not None
    return (
        passive or bool(things & words.SILENT_WITH) or (name in words.SILENT_REFLEXIVES and reflexive(head))
    )
