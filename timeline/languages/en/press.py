"""How newspapers in English lay out and sign their articles. Patterns are for lower-case text."""

from __future__ import annotations

import re

from timeline.languages.en.clauses import VERBS

# Words so common that their share tells the language, and so empty that they tell no topic.
FUNCTION_WORDS = frozenset(
    """
    the of and to in a is was were are be been being it its for on with as by at from that this these
    those an or but not no which who whom whose he she they his her their them him we you our your has
    have had having will would could should may might can about after before over under between into
    than then there here when where while what how why if because so such more most some any other
    also just only said says say new up out against during since until per via both each all two three
    told announced announce added stated according declared explained reported reports called
    """.split()
)  # fmt: skip
# Without those that its neighbours write alike.
TELLING_WORDS = FUNCTION_WORDS - frozenset("a as in is was he we he me so no".split())

# A line that only names who wrote or sent the text: "By Jane Doe", "Source: Reuters".
CREDIT_LEADS = r"by|source|sources|with|via|from|written by|reporting by|additional reporting by|story by"
CREDIT_JOINS = r"and|with|for|in"
DESKS = r"staff|staff (?:writer|reporter)s?|newsroom|editorial staff|our correspondent"
AGENCIES = (
    "Reuters", "Thomson Reuters", "AP", "Associated Press", "The Associated Press", "Bloomberg", "Bloomberg News",
    "UPI", "PA", "PA Media", "Press Association", "dpa", "EFE", "ANSA", "TASS", "Xinhua", "Kyodo", "Yonhap", "PTI",
    "ANI", "IANS", "AAP", "CNN", "BBC", "BBC News", "DPA", "Interfax", "Anadolu", "Dow Jones", "CBS News",
)  # fmt: skip

# The words before a stated publication date, and before the date of a later correction.
PUBLISHED = (
    r"(?:first )?(?:published|posted|issued|released|filed)(?: on| at|:)?|publication date|date published"
)
UPDATED = r"(?:last )?(?:updated|modified|revised|corrected)(?: on| at|:)?|last update"
# The word that leads to a date in a header.
BEFORE_DATE = r"on|the|at"

# What a site puts around its articles.
READ_MORE = (
    r"read (?:also|more|next|on)|see also|related(?: (?:article|stor|topic|content)\w*)?|more on this(?: story)?|"
    r"you may also like|recommended|watch(?: also)?:|listen(?: also)?:|don't miss|also read"
)
DEBRIS = (
    r"share(?: this)?.{0,40}|print|email|tweet|pin it|copy link|advertisement|sponsored|comments?|"
    r"\d+ (?:comments?|shares?)|subscribe.{0,80}|sign up.{0,80}|newsletters?|\d+ min(?:ute)?s? read|"
    r"follow us.{0,80}|accept cookies|all rights reserved.{0,60}|back to top|home|tags ?:.{0,80}|topics ?:.{0,80}"
)
CAPTION = r"^(?:photo(?:graph)?s? ?(?::|by |credit)|image ?:|picture ?:|caption ?:|file photo)|\((?:photo|image|file)[^)]*\)$"

# A paragraph that starts so goes on with what was said, rather than opening an article.
GOES_ON = (
    r"(?:he|she|they|it|the latter|the former|this|these|those|but|yet|however|still|meanwhile|moreover|in addition|"
    r"also|and|so|then|finally|for (?:him|her|them)|according to (?:him|her|them)|by contrast|instead|as a result)"
)

# "this Monday, September 14": the day is the day of writing.
THIS = r"this"
# "two days before the deadline": what stands before and after a time still to run.
COUNTDOWN_BEFORE = r"(?:with(?: just| only| barely)?|just|only|barely)"
COUNTDOWN_AFTER = r"(?:(?:to go|left|remaining) )?(?:before|ahead of|until|to)"
# "20 September, a Sunday", "Sunday, in two days": two readings of one day side by side.
APPOSITION = r"[^\w.!?;\n]*(?:that is|i\.e\.|namely|a|on)?[^\w.!?;\n]*"

# A title tells the news in the present: "Storm cuts power in Wales"; a subhead is a label or a question.
_STEMS = (re.sub(r"(?<![aeiou])y$", "ie", verb) for verb in VERBS)
_FORMS = (stem + ("e" if stem.endswith(("s", "sh", "ch", "x", "o")) else "") for stem in _STEMS)
HEADLINE = (
    r"(?!(?:how|what|why|when|where|who|it|he|she|they|we|you|the)\b)(?:[\w'.-]+ ){1,4}?"
    rf"(?:{'|'.join(sorted(_FORMS))})s (?!(?:and|or|of|over|in|on|by|from|against|between|for|at)\b)\w+"
)
