"""Proper names that hold words of time, as regular expressions over the text as it is written."""

from __future__ import annotations

# Months that are also forenames or surnames.
_FORENAMES = "April|June|August|January|Summer|Autumn|May"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# Capital words that follow a month or weekday without being a surname.
_NOT_SURNAME = (
    r"Morning|Afternoon|Evening|Night|Mass|Prayers?|Service|Market|League|Cup|Open|Football|Court|Street|And|And|To|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|" + _WEEKDAYS
)
_SURNAME = rf"(?!(?:{_NOT_SURNAME})\b)[A-Z][a-z]+"
# What stands before a month that is none: "in", "last", "the".
_NO_PREPOSITION = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "in", "In", "since", "Since", "by", "By", "until", "Until", "of", "from", "From", "to", "through", "during", "During",
        "last", "Last", "next", "Next", "this", "This", "the", "The", "a", "A", "each", "Each", "every", "Every", "between",
        "Between", "and", "early", "Early", "late", "Late", "before", "Before", "after", "After", "for", "For", "on", "On",
        "its", "their", "his", "her", "that", "That", "an", "An", "mid", "Mid", "as of", "or",
    )
)  # fmt: skip

NAMES = (
    # "June Steenkamp testified", but not "In June Congress voted" or "June Sales Fall".
    rf"{_NO_PREPOSITION}\b(?:{_FORENAMES}) {_SURNAME}(?=(?:,|\.|['’]s)?(?: [a-z(]|$|\.|,))",
    # "Sunday Oliseh coached", at the beginning of a sentence only: papers write "said Monday Apple will".
    rf"(?:^|(?<=[.!?] )|(?<=\n))(?:{_WEEKDAYS}) {_SURNAME} (?=(?:is|was|has|had|will|who|and|said|says|\w+ed|\w+s)\b)",
    # "Theresa May", "Mr. March": a title before a month.
    rf"\b(?:Mrs?|Ms|Miss|Sir|Lord|Lady|Dame|Dr|Prof|President|Senator|Sen|Rep|Minister|Secretary|Judge|Justice|Captain)\.? (?:{_FORENAMES}|March)\b",
    # Works, clubs, firms and nicknames made with a weekday.
    rf"\b(?:Freaky|Joe|Ruby|Bloody|Black(?! Friday)|Sheffield|Man|Girl|Casual|Manic|Stormy|Taco|Gloomy|Any Given|Easy) (?:{_WEEKDAYS})\b(?! (?:morning|afternoon|evening|night))",
    rf"\b(?:The|the) (?:{_WEEKDAYS}) (?:Times|Telegraph|Mirror|Express|Post|Mail|World|Independent|Herald|Sun|Age|Star|People|Business Post)\b",
    rf"\bHappy (?:{_WEEKDAYS})s\b",
    # "Donna Summer", "Jack Winter".
    r"\b[A-Z][a-z]+ (?:Summer|Winter|Spring)s?\b(?= (?:sold|sang|said|says|told|was|is|has|had|\w+ed)\b)",
    r"\b(?:Prague|Arab|Winter|Jasmine|Silent) (?:Spring|Winter|Summer)\b",
    r"\b(?:Winter|Summer|Spring|Autumn|Fall) (?:Garden|Palace|Olympics?|Paralympics?|Games|Street|Hill|Lake|Creek|River)\b",
    r"\b(?:Brian|Theresa|Elaine|James|Imelda|Fiona|Cape|Ricky|Mike|Andrew|Fredric|Jane|Karl) (?:May|March)\b",
)
