"""Where a clause may end: the longest beginning that fits and still says something whole and true."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from types import ModuleType

from spacy.tokens import Token

from timeline.extraction.trees import child, form

LONGEST = 90
LONGER = 105
HARDEST = 125
SHORTEST = 18
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "appos", "parataxis", "punct", "dep", "dislocated", "cc"})
ADJUNCTS = CLAUSES | {"obl:mod", "obl", "advmod", "conj"}
PHRASES = ADJUNCTS | {"nmod", "obl:arg", "obl:agent"}
# What may go to reach which length: rather a longer title than a clause without its complement.
STEPS = ((CLAUSES, LONGEST), (ADJUNCTS, LONGEST), (CLAUSES, LONGER), (ADJUNCTS, LONGER), (PHRASES, LONGER),
         (PHRASES, HARDEST))  # fmt: skip


def cut(
    tokens: Sequence[Token], write: Callable[[Sequence[Token]], str], words: ModuleType
) -> Sequence[Token]:
    """The tokens of a title's tail to keep; clauses go first, then adjuncts, then complements.

    Conditions are never cut off: a threat without its "if" would say more than the text.
    """
    if len(write(tokens)) <= LONGEST:
        return tokens
    for tier, longest in STEPS:
        if len(write(tokens)) <= longest:
            return tokens
        for end in range(len(tokens) - 1, 0, -1):
            if _whole(tokens, end, tier, words) and SHORTEST <= len(write(tokens[:end])) <= longest:
                return tokens[:end]
    return tokens


def _whole(tokens: Sequence[Token], end: int, tier: frozenset[str], words: ModuleType) -> bool:
    """Whether everything before ``end`` is complete without what follows."""
    kept = {token.i for token in tokens[:end]}
    lost = {token.i for token in tokens[end:]}
    for token in tokens[:end]:
        if token.head.i in lost:
            return False
    for token in tokens[end:]:
        if token.head.i in lost and token.head.i != token.i:
            continue
        if not _loose(token, kept, tier, words) or _condition(token):
            return False
    return bool(kept)


def _loose(token: Token, kept: set[int], tier: frozenset[str], words: ModuleType) -> bool:
    """Whether what hangs here may go: never one of several names, nor what a "majority" is of."""
    if token.dep_ == "conj":
        return token.pos_ in ("VERB", "AUX") and tier is not CLAUSES
    if token.dep_ == "ccomp" and tier is not CLAUSES:
        return any(one.dep_ in ("ccomp", "xcomp", "obj") and one.i in kept for one in token.head.children)
    if token.dep_ not in tier or (token.dep_ == "acl" and form(token, "VerbForm") == "Inf"):
        return False
    bound = any(one.dep_ == "case" and one.text.lower() in words.OF for one in token.children)
    if bound and token.head.lemma_.lower() in words.PARTITIVES:
        return False
    if tier is not PHRASES and any(one.text.lower() in words.BY for one in token.children):
        return False
    return not bound or tier is PHRASES or token.dep_ in ("acl:relcl",)


def _condition(token: Token) -> bool:
    mark = child(token, "mark")
    return mark is not None and mark.lemma_.lower() in ("si", "sauf", "sans") and token.dep_ == "advcl"
