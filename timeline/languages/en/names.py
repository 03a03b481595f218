"""How English news names people and institutions. Patterns are regular expressions."""

from __future__ import annotations

HOME = "united-states"
OFFICE_OF = r" (?:of the |of )"
CIVIL_TITLES = r"(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir)"
PARTICLES = r"(?:de|von|van|der|den|el|al|bin|da|dos|di|la|le)"

OFFICES = {
    "president": r"(?:\w+ )?[Pp]resident",
    "prime-minister": r"(?:\w+ )?[Pp]rime [Mm]inister",
    "chancellor": r"(?:\w+ )?[Cc]hancellor",
    "treasury": r"(?:\w+ )?[Tt]reasury [Ss]ecretary",
    "commerce": r"(?:\w+ )?[Cc]ommerce [Ss]ecretary",
    "secretary-of-state": r"(?:\w+ )?[Ss]ecretary of [Ss]tate",
}
HOUSES: dict[str, str] = {}
DESCRIPTIONS: dict[str, tuple[str, ...]] = {
    "app": ("platform",),
    "platform": ("platform",),
    "company": ("company",),
    "firm": ("company",),
    "group": ("company",),
    "president": ("person",),
    "regulator": ("institution",),
}
OFFICE_OF_DESCRIPTION = {"president": "president"}
DEFINITE = frozenset({"the", "this"})

PERSON_NOUNS = frozenset(
    """president minister secretary director leader chief executive founder co-founder spokesman spokeswoman
    spokesperson judge prosecutor lawyer senator congressman mayor commissioner candidate journalist editor
    analyst economist expert professor researcher adviser chairman chairwoman chair chancellor governor general
    king queen prince pope actor singer author coach billionaire activist""".split()
)
NOT_IN_A_ROLE = r"has|have|had|is|are|was|were|that|who"
BEFORE_A_ROLE = r"a|an|the|its|former|ex-"
FOLDED_PERSON_NOUNS = PERSON_NOUNS
KIND_NOUNS = {
    "company": "company",
    "group": "company",
    "firm": "company",
    "giant": "company",
    "startup": "company",
    "app": "platform",
    "platform": "platform",
    "network": "platform",
    "newspaper": "media",
    "broadcaster": "media",
    "agency": "institution",
    "regulator": "institution",
    "party": "institution",
    "union": "institution",
}
BODY_HEADS = r"(?:[Cc]ourt|[Mm]inistry|[Oo]ffice|[Pp]olice|[Cc]ouncil)"
BODY_MIDDLE = r""
BODY_PLACE = r" (?:of|in) (?:[A-Z][\w'-]+)(?: [A-Z][\w'-]+)*"

DATELINE = r"\s*(?:,[^.(]{0,20})?(?:\([A-Z]|[-–—] )"
PLACE_BEFORE = r"\b(?:in|at|near|from|to|outside|around|across|into|of|between|towards?|via)$"
GIVEN_BEFORE = r"\b(?:sanctions|demands?|warning|warned|relations|ties|accused|blamed|urged|told|aid|sold) (?:\w+ ){0,3}(?:to|on|against|with)$"
OF_BEFORE = r"(?:\bof )$"
STATE_NOUNS = (
    r"(?:government|authorities|position|decision|threats?|sanctions|response|allies|policy|demands?) $"
)
LOCATIVE_BEFORE = r"\b(?:in the|in|across the|across|throughout the|inside|outside)$"
