"""Where a clause may end: the longest beginning that fits and still says something whole and true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from types import ModuleType

from spacy.tokens import Token

from timeline.extraction.trees import child, form, set_off

LONGEST = 90
HARDEST = 125
SHORTEST = 18
CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "appos", "parataxis", "punct", "dep", "dislocated", "cc"})
ADJUNCTS = CLAUSES | {"obl:mod", "obl", "advmod", "conj"}
PHRASES = ADJUNCTS | {"nmod", "obl:arg", "obl:agent"}
TIERS = (CLAUSES, ADJUNCTS, PHRASES)
TIER_COSTS = (0, 3, 20)
ASIDES = ("appos", "acl:relcl", "advcl", "parataxis")
PARTIAL = 8


def cut(
    tokens: Sequence[Token],
    write: Callable[[Sequence[Token]], str],
    words: ModuleType,
    gone: Collection[int] = (),
) -> Sequence[Token]:
    """The tokens of a title's tail to keep; clauses go first, then adjuncts, then complements.

    Conditions are never cut off: a threat without its "if" would say more than the text. ``gone`` are
    tokens that a name has replaced: what hung from them hangs from what they hung from.
    """
    if len(write(tokens)) <= LONGEST:
        return tokens
    full = len(write(tokens))
    best, least = tokens, _cost(full, full, 0) if full <= HARDEST else float("inf")
    for weight, tier in enumerate(TIERS):
        for end in range(len(tokens) - 1, 0, -1):
            if not _whole(tokens, end, tier, words, gone):
                continue
            size = len(write(tokens[:end]))
            cost = _cost(size, full, weight) + (PARTIAL if _partial(tokens, end) else 0)
            if SHORTEST <= size <= HARDEST and cost < least:
                best, least = tokens[:end], cost
    if least < float("inf"):
        return best
    for end in range(len(tokens) - 1, 0, -1):
        if tokens[end].text in (",", ";") and SHORTEST <= len(write(tokens[:end])) <= HARDEST:
            return tokens[:end]
    return tokens


def _cost(size: int, full: int, weight: int) -> float:
    """How bad a title is: too long, saying too little, or without its complements."""
    return (
        max(0, size - LONGEST)
        + 0.25 * max(0, min(full, LONGEST + 15) - size)
        + max(0, 45 - size) * 0.5
        + TIER_COSTS[weight]
    )


def _partial(tokens: Sequence[Token], end: int) -> bool:
    """Whether the cut falls inside an aside, which would better go as a whole."""
    kept = {token.i for token in tokens[:end]}
    token = tokens[end]
    while token.head.i != token.i:
        token = token.head
        if token.i in kept and token.dep_ in ASIDES:
            return True
    return False


def _whole(
    tokens: Sequence[Token], end: int, tier: frozenset[str], words: ModuleType, gone: Collection[int]
) -> bool:
    """Whether everything before ``end`` is complete without what follows."""
    kept = {token.i for token in tokens[:end]}
    lost = {token.i for token in tokens[end:]}
    for token in tokens[:end]:
        if token.head.i in lost:
            return False
    for token in tokens[end:]:
        while token.head.i in gone and token.head.i != token.i:
            token = token.head
        if token.head.i in lost and token.head.i != token.i:
            continue
        if not _loose(token, kept, tier, words) or _condition(token, words):
            return False
    return bool(kept)


def _loose(token: Token, kept: set[int], tier: frozenset[str], words: ModuleType) -> bool:
    """Whether what hangs here may go: never one of several names, nor what a "majority" is of."""
    if token.pos_ == token.head.pos_ == "PROPN" and child(token, "case") is None and not set_off(token):
        return False
    if token.dep_ == "conj":
        return token.pos_ in ("VERB", "AUX") and tier is not CLAUSES
    if token.dep_ == "ccomp" and tier is not CLAUSES:
        return any(one.dep_ in ("ccomp", "xcomp", "obj") and one.i in kept for one in token.head.children)
    if tier is not PHRASES and token.dep_ == "advcl" and token.head.lemma_ in words.GIVING:
        return False
    left = token.left_edge
    apart = set_off(token) and (left.text in (",", "(") or left.i - 1 in kept)
    if tier is not CLAUSES and token.dep_ not in ("conj", "ccomp", "cc") and apart:
        return True
    before = next((one for one in token.children if one.dep_ == "case"), None)
    if (
        token.dep_ == "nmod"
        and tier is ADJUNCTS
        and before is not None
        and before.text.lower() in words.LOOSE_CASES
    ):
        return True
    if token.dep_ not in tier or (token.dep_ == "acl" and form(token, "VerbForm") == "Inf"):
        return False
    bound = token.left_edge.text.lower() in words.OF | words.TO
    if bound and token.head.lemma_.lower() in words.PARTITIVES:
        return False
    if tier is not PHRASES and any(one.text.lower() in words.BY for one in token.children):
        return False
    return not bound or tier is PHRASES or token.dep_ in ("acl:relcl",)


def _condition(token: Token, words: ModuleType) -> bool:
    mark = child(token, "mark")
    return mark is not None and mark.lemma_.lower() in words.CONDITIONS and token.dep_ == "advcl"
