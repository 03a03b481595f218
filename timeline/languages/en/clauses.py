"""What English clauses tell, for light rules without a parser: verbs, borders, words of titles.

There is no reviewed English model to rely on; the stages read English sentences by these lists.
"""

from __future__ import annotations

# Base forms of the verbs of news; past and present forms are made from them.
VERBS = frozenset(
    """accept accuse acquire add adopt agree allege allow announce appeal appear approve argue arrest ask assure attack
    back ban begin block bring build buy call cancel charge claim close comment complain complete conclude condemn
    confirm consider continue convict create criticise criticize cut deal decide declare defend delay demand deny deploy
    develop dismiss dispute divest drop elect end enforce enter estimate expand expect expel explain express extend face
    fail file fine fire force freeze give grant halt hear hint hit hold impose increase indicate inform insist intend
    introduce invade investigate invite issue join jail judge kill launch lay lead leave lift limit list lock lose make
    meet merge move name negotiate note offer open oppose order oust outline overturn pass pay pick plan play plead
    pledge postpone praise predict prepare present press prevent probe produce promise propose prosecute protest
    prove publish pull purchase push put question quit raise reach react reaffirm recall receive recommend reduce refuse
    reject release relaunch remain remove repeat replace reply report request require resign resolve respond restrict
    restore resume reveal reverse rule run sack sanction say schedule seek seize sell send sentence set settle shelve shut
    sign slam speak spend start state step stop strike sue suggest summon support suspend take talk tell testify
    threaten tighten trigger try uncover unveil update uphold urge use veto visit vote vow warn welcome win withdraw
    write abandon abolish advance apologise apologize arrive award batter beat bomb celebrate collapse commit
    confiscate contest criticise cross crash damage declare decline defeat deport destroy detain disconnect
    disrupt dissolve drown evacuate exceed exempt extradite fall flee fly forecast gather grow hurt impeach
    injure inspect intercept interview jump kidnap land march marry name nominate overtake oust pardon
    persuade plunge poison promote quash rally ratify rebuild record recover refer reinstate relocate rename
    repair repatriate replace rescue retire revoke rise rock rout sanction save scrap search secure separate
    shoot shut sink slash soar spark split stage storm succeed surrender surge swear throw topple train
    transfer unite unveil vandalise walk ban prohibit outlaw describe derail injure clash contract criticise oblige penalise penalize
    back downgrade upgrade sideline select qualify concede reinforce redesign probe revise raid arraign indict acquit""".split()
)
IRREGULAR = {
    "began": "begin", "brought": "bring", "built": "build", "bought": "buy", "cut": "cut", "dealt": "deal", "gave": "give",
    "heard": "hear", "held": "hold", "hit": "hit", "laid": "lay", "led": "lead", "left": "leave", "lost": "lose", "made": "make",
    "met": "meet", "paid": "pay", "put": "put", "quit": "quit", "ran": "run", "said": "say", "sought": "seek", "sold": "sell",
    "sent": "send", "set": "set", "shut": "shut", "spoke": "speak", "spent": "spend", "struck": "strike", "took": "take",
    "told": "tell", "upheld": "uphold", "won": "win", "withdrew": "withdraw", "wrote": "write", "froze": "freeze",
    "taken": "take", "given": "give", "written": "write", "withdrawn": "withdraw", "frozen": "freeze", "begun": "begin",
    "spoken": "speak", "driven": "drive",
    "fell": "fall", "fled": "flee", "flew": "fly", "grew": "grow", "rose": "rise", "shot": "shoot", "sank": "sink",
    "swore": "swear", "threw": "throw", "thrown": "throw", "beat": "beat", "hurt": "hurt", "overtook": "overtake",
}  # fmt: skip
DOUBLING = frozenset("ban drop plan stop cut step quit set shut run hit put win".split())

SAYING = frozenset(
    """say tell announce declare state add argue claim confirm explain indicate insist note reply report repeat respond
    reveal suggest warn assure comment estimate testify write predict reaffirm vow pledge promise inform""".split()
)
ALLEGING = frozenset("accuse allege".split())
DENYING = frozenset("deny dispute".split())
THREATENING = frozenset("threaten".split())
DEMANDING = frozenset("demand ask urge order request require summon".split())
PLANNING = frozenset("plan intend expect prepare schedule consider".split())

KIND_VERBS: dict[str, frozenset[str]] = {
    "ban": frozenset("ban block suspend remove shut expel".split()),
    "restriction": frozenset("restrict limit tighten".split()),
    "fine": frozenset({"fine"}),
    "lawsuit": frozenset("sue prosecute appeal".split()),
    "investigation": frozenset("investigate probe arrest charge".split()),
    "sanction": frozenset("sanction sentence convict jail freeze".split()),
    "demand": DEMANDING,
    "deal": frozenset("acquire buy merge sell sign settle negotiate purchase divest".split()),
}
KIND_NOUNS: tuple[tuple[str, str], ...] = (
    ("fine", r"\b(?:fines?|penalty|penalties)\b"),
    ("lawsuit", r"\b(?:lawsuits?|complaint|trial|appeal|legal action)\b"),
    ("investigation", r"\b(?:investigations?|probe|inquiry|raids?)\b"),
    ("decree", r"\b(?:decree|executive order|martial law)\b"),
    ("sanction", r"\b(?:sanctions?|embargo|in prison|asset freeze)\b"),
    ("ban", r"\b(?:ban|bans|block|suspension|shutdown)\b"),
    ("restriction", r"\b(?:restrictions?|limits|curbs?|ultimatum)\b"),
    ("deal", r"\b(?:deal|agreement|takeover|acquisition|merger|contract|treaty|sale)\b"),
)

AHEAD = r"\b(?:will|shall|is to|are to|is due to|are due to|is set to|are set to|is expected to|are expected to|going to)\b"
MAYBE = r"\b(?:could|may|might|would)\b"
HEARSAY = r"\b(?:allegedly|reportedly|is said to|are said to|is accused of|are accused of)\b"
LASTING = r"\b(?:has been|have been|had been) \w+ing\b"
# Where a clause ends.
BORDERS = (
    r"(?:[;:()]|,? (?:but|while|whereas|although|though|because|after which)\b|, (?:which|who|whose|where|when|as|saying|"
    r"citing|adding|including|and)\b|,? (?:according to)\b|, (?:\w+ ){1,5}(?:said|says|told)\b| — | – )"
)
TIME_SIGNALS = r"(?:on|by|until|within|before|after|from|since|in|at|late|early|during|for|starting|effective|next|last|over|the|as of)"
# No preposition takes in what stands before it.
TIME_PREPOSITIONS = r"(?:on|by|until|within|before|after|from|since|during|for|effective|as of)"
BEFORE_SIGNALS = r"\b(?:by|until|before|no later than|within)(?: the)?\s*$"
UNTIL = r"\buntil(?: the)?\s*$"
# Having or being given time, after which "until" is a limit.
TIME_GIVEN = r"\b(?:has|have|had|gives?|gave|given|granted|allowed|can|may|could)\b(?! to\b)(?!.*\b(?:stay|remain|keep)\b)"
# "Meta has until 2 May", "gave Google until 2 May": who has time, and what for.
HAS_TIME = (
    r"(?:^|[,;] |\b(?:gave|gives|given|granted|allowed) )(?P<who>(?:(?![,;]|\b(?:gave|gives|given|granted|allowed)\b).)+?)"
    r"(?: (?:has|have|had))? until (?:the )?$"
)
HAS_DAYS = r"\b(?:gave|gives|given|granted|allowed) (?P<who>[^,;]+?) (?:up to |another )?$"
TO_DO = r" (?:in which )?(?P<what>to \w[^,;:()]*)"
DEADLINE_FOR = "Deadline for {who} {what}"
SINCE = r"\bsince(?: the)?\s*$"
LIMIT = r"\b(?:deadline|to (?:\w+ly )?\w+|must|have to|has to|had to|gives?|gave|given)\b"
LEADS = r"^(?:Indeed|Nevertheless|However|Meanwhile|Also|But|And|Then|Still|Earlier|Later|In addition|Separately|Moreover),?\s+"
DANGLING = (
    r"(?:[,;:–(“\s-]|\b(?:a|an|the|of|to|in|on|by|for|from|with|and|or|that|which|who|at|as|after|before|into|its|their|his"
    r"|her|over|about|than|then|also))+$"
)
QUOTE_TITLE = "{who}: “{what}”"
PRONOUNS = {"he": False, "she": False, "it": False, "they": True}
MODALS = frozenset({"will", "could", "may", "might", "would", "must", "should", "can"})
BE = {"was": "is", "were": "are", "is": "is", "are": "are", "been": "is"}
HAVE = frozenset({"has", "have", "had", "also", "already"})
BE_ONE, BE_MANY = "is", "are"
# What may stand between a subject and its verb.
HELPERS = frozenset(
    {
        *BE,
        *HAVE,
        "being",
        "not",
        "then",
        "now",
        "since",
        "later",
        "previously",
        "recently",
        "formally",
        "briefly",
    }
)
# Where the noun that counts in a subject ends: "creators | based in the state", "officials | from".
NOUN_ENDS = r" (?:of|in|from|for|at|on|with|by|to|about|against|over|under|between|among|around|including|near|who|that|which|\w+ed|\w+ing)\b|,"
COUNTED = (
    r"(?i:(?:more than |at least |nearly |about |around |some |up to |over )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|\d[\d,]*|dozens of|hundreds of|thousands of|several|many|most|both)"
    r" (?!per ?cent|%|of )\w+)"
)
# "The Competition and Markets Authority" is one.
ONE_BODY = (
    r"\b(?:Authority|Commission|Office|Agency|Ministry|Department|Committee|Service|Company|Group|Fund|Bank|Court|Administration|Union"
    r"|Council|Board|Bureau|Cent(?:re|er)|Institute|Association|Federation|Inc|Corp|Ltd|plc)$"
)
PLURAL_NOUN = r"(?:[^sui]s|ies|tors|men|people|police|children)$"
# First words of sentences that are many: "Officials urge", "Police arrest"; names in -s are not.
PLURAL_OPENINGS = (
    r"(?!reuters|rogers|myers|peters)(?:\w+(?:ials|ters|tors|sors|gers|yers|kers|vers|ners|ders|ists|ians|ants|dents|ities|ees|men)"
    r"|courts|shares|police|people|children|judges|ministers|states|banks|firms|companies|deputies|families|women|talks|services"
    r"|sales|prices|stocks|troops|crews|fans|pupils|schools|airlines|trains|polls|results|unions|experts|doctors|nurses)"
)
# "X, which …, had warned", "The ban, the first of its kind, is due": what stands between a subject and its verb.
SUBJECT_ASIDE = (
    r"(?:(?![,;:“”])(?! (?:is|are|was|were|has|have|had|will|said|says) ).){3,80}(?P<aside>(?P<which>, (?:which|who)(?= ))?"
    r"(?(which)|, (?!which|who|and|but|said|says|where|when))[^,;:“”]{3,120},) "
    r"(?=(?:is|are|was|were|has|have|had|will|would|could|may|might|can|must|did|does|do|said|says|told|also|\w+ed|agreed)\b)"
)
# "The Competition and Markets Authority (CMA)".
SHORT_NAME = r"\([A-Z][\w.&'-]{1,12}\)"
# "to overturn Montana's ban, which was signed last week": the object a relative clause at the end is about.
LAST_RELATIVE = (
    r"\b(?:after|before|following|against|from|by|of|to (?!the |a |an )\w+|\w+ed|\w+s|\w+ing) (?P<object>(?:the|a|an|its|his|her|their|[A-Z][\w-]+(?:'s)?) (?:(?![,;:“”]).){2,60}?)"
    r"(?P<which>, which)(?= )(?=[^,]*$)"
)
# After these a form in -ed is no finite verb.
NO_SUBJECT = frozenset(
    "the a an of by to in on for with and or newly so-called its their his her as being be".split()
)
# Where a title may be cut.
CUTS = r",? (?:after|amid|as|because|before|despite|during|following|over|that|(?<!up )to|unless|until|which|while|who|with|in|on|for)\b|,"
TIME_TAILS = r"(?:at the latest|inclusive)"
RANGE_OPENS = r"\b(?:from|between)"
RANGE_JOINS = r"to|and|until"
SUBORDINATORS = r"\b(?:after|before|when|because|since|while|although|unless|until)\b"
DUE = r"(?:is|are) (?:expected|scheduled|due|planned|slated)\b"
SECOND_VERB = r",? and (\w+)\b"
ATTRIBUTION = (
    r"^(?P<what>.{12,}?),[”\"]? (?P<who>(?:[\w'’.-]+ ){1,6})(?:said|says)(?: late| early)?(?: on| in)?\s*$"
)
# Verbs of asking, whose participle before a clause tells only when it was said.
ASKING = frozenset("contact ask reach question".split())
