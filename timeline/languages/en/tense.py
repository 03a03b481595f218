"""How English tells past from future: words before a time, verb forms, and where clauses end."""

from __future__ import annotations

from timeline.grammar import Signal, Tense
from timeline.languages.en.words import ACCENTS_MATTER

__all__ = ["ABBREVIATIONS", "ACCENTS_MATTER", "CLAUSE_BORDERS", "SIGNALS", "VERBS"]

# Words whose full stop ends no sentence.
ABBREVIATIONS = (
    "mr", "mrs", "ms", "dr", "sen", "gov", "rep", "gen", "lt", "col", "sgt", "prof", "rev", "st", "jr", "vs",
    "jan", "feb", "aug", "sept", "oct", "nov", "dec", "ave",
)  # fmt: skip
_NOT = "(not|never|(did|do|does|wo|was|were|is|are|could|ca|would|have|has|had)n't|cannot|nor|nobody|neither|hardly|unlikely)"
SIGNALS = (
    # "Did not leave until June 12": left then.
    Signal(rf"{_NOT}\s[^.,;:]{{2,40}}?\s(until|till)", None),
    Signal(rf"{_NOT}\s([^.,;:]{{2,25}}?\s)?before", "AFTER"),
    Signal(r"no later than|not later than|on or before|by", "BEFORE"),
    Signal(r"until|till|up to|through|ahead of|prior to|before", "BEFORE"),
    Signal(
        r"(starting|beginning|commencing|effective|effective as of)( on| from| in)?|as from",
        "AFTER",
        weekday="future",
    ),
    Signal(r"as of", "AFTER", otherwise="future"),
    Signal(r"from( as early as)?", "AFTER"),
    Signal(r"after|following", "AFTER"),
    Signal(
        r"due( on| by| in| out on| to expire on)?|scheduled for|set for|slated for|deadline of|payable( on)?|of record( on| at)?",
        None,
        "future",
    ),
    Signal(r"since( at least)?", None, "past"),
    Signal(r"about|around|roughly|circa|approximately", "APPROX"),
)
CLAUSE_BORDERS = (
    r"[;:()\"“”]|--|``|''|(?<!\w)(?:that|which|who|whom|whose|where|when|while|but|because|although|though|if|unless|so|than|"
    # Conjunctions, as against prepositions: "before he left", "and now heads".
    r"(?:after|before|as|until|since)(?=\s+(?:he|she|it|they|we|i|you|his|her|its|their|\w+ing|\w+ed)\b)|"
    r"and(?=\s+(?:may|might|could|should|now|then|also|later|will|would|is|are|was|were|has|have|had|he|she|it|they|we|said|says|\w+ed)\b))(?!\w)"
)
_BETWEEN = r"(?:\s+(?:not|n't|also|then|now|soon|again|only|still|all|already|just|never|ever|even|first|both|have to|\w+ly))*"
_MODAL = r"(?:will|won't|shall|would|wouldn't|could|couldn't|may|might|should|shouldn't|must|can|can't|cannot|'ll|'d)"
_PARTICIPLE = (
    r"(?:\w{2,}ed|made|held|been|gone|done|taken|given|seen|won|lost|left|sent|cut|set|put|met|paid|sold|bought|brought|built|"
    r"found|told|said|led|begun|become|come|grown|risen|fallen|shown|known|drawn|driven|written|spoken|broken|chosen|beaten|"
    r"thrown|hit|shut|kept|caught|taught|thought|felt|fought|struck|hurt|shot|spent|run|had|got|gotten|sunk|born|stolen|laid)"
)
_PAST = (
    r"(?:was|were|wasn't|weren't|had|hadn't|did|didn't|said|told|went|came|took|made|gave|saw|won|lost|left|sent|began|became|"
    r"grew|rose|fell|showed|knew|drew|drove|wrote|spoke|broke|chose|beat|threw|struck|held|led|met|paid|sold|bought|brought|"
    r"built|found|felt|fought|kept|caught|taught|thought|shot|spent|ran|got|sank|stood|withdrew|sought|fled|swept|slid|shrank|"
    r"flew|rode|hid|laid|lay|slept|swore|tore|wore|woke|froze|dealt|stole|sang|swam|ate|drank|forgot|quit|burst|overtook|"
    r"hit|cut|shut|underwent|dove|plunged|leapt|dug|hung|lit|spun|stuck|undertook|overcame|withstood|bore|forbade|struck|shed|set (?:on|in|at)|let|was|bid|read|put|rebuilt|overthrew|arose|forgave|outgrew|upheld|mistook)"
)
_EVENTS = (
    r"(?:begins|opens|starts|takes? place|takes over|takes on|ends|meets|hosts|plays|faces|votes|returns|"
    r"airs|resumes|closes|goes|launches|comes|arrives|visits|heads|travels|celebrates|concludes|premieres|"
    r"appears|convenes|gathers|decides|"
    r"(?:is|are) out|go to (?:the polls|trial|court|a vote)|head to|rules on|presents|unveils|publishes|is released|are released)"
)
VERBS = (
    Tense(r"(?:could not|couldn't|could hardly)\s+\w+", "past"),
    # "had been due to end": told as past, as is "would have ended".
    Tense(r"had been\s+(?:\w+ly\s+)?(?:scheduled|expected|due|set|slated|planned|supposed|to)\s+(?:to|for|by|on|be)?\s*(?:\w+)?", "past"),
    Tense(rf"{_MODAL}{_BETWEEN}\s+have\s+(?:been\s+)?{_PARTICIPLE}", "past"),
    # "Filed a suit on Monday seeking to": what is sought does not date the filing.
    Tense(r"(?<!day\s)(?:(?:is|are|was|were|be|been|being|had been|has been|have been|'s|'re)\s+)?(?:\w+ly\s+)?(?:scheduled|expected|due|slated|planned|"
          r"supposed|poised|projected|forecast|tipped|likely|unlikely|about|ready|bound|preparing|hoping|aiming|planning|intending|"
          r"looking|going|threatening|seeking|waiting|vowing|promising|believed likely)\s+(?:to(?:\s+be)?\s+\w+|for|by|on|in|at|until)", "future"),
    Tense(r"set (?:to|for)(?:\s+be)?\s+\w+", "future"),
    Tense(r"(?:is|are|remains?)\s+(?:\w+ly\s+)?(?:expected|scheduled|due|planned|likely|possible|forecast)(?!\s+(?:a|an|the)\b)", "future"),
    Tense(r"runs? out|lapses?|comes? due", "future"),
    Tense(r"(?:plans?|intends?|hopes?|aims?|expects?|wants?|seeks?|prepares?|vows?|promises|pledges|threatens?|proposes?|agrees?|"
          r"planned|intended|hoped|aimed|vowed|promised|pledged|threatened|proposed|agreed|want|called for|urged|"
          r"calls? for|called on)\s+(?:\w+\s+)?(?:to\s+(?:be\s+)?\w+|for)", "future"),
    Tense(r"(?:expects?|forecasts?|predicts?|anticipates?|envisages?|schedules?)(?!\s+(?:to|for))", "future"),
    Tense(r"(?:postponed|delayed|adjourned|extended|pushed back|rescheduled|put off|brought forward|moved)\s+(?:until|to|till|for)", "future"),
    Tense(r"is the (?:deadline|last day|final day|last chance|first day)", "future"),
    Tense(r"(?:warn(?:s|ed)?|forecast)\s+of", "future"),
    Tense(rf"{_MODAL}{_BETWEEN}(?:\s+be)?{_BETWEEN}\s+\w+", "future"),
    Tense(r"(?:is|are|was|were)\s+to\s+(?:be\s+)?\w+", "future"),
    Tense(r"to be (?:held|\w+ed|published|paid|built|sold|made|seen|taken|run)", "future"),
    Tense(r"to (?:meet|vote|hold|decide|rule|appear|begin|start|open|resume|launch|leave|visit|discuss|host|play|face|"
          r"announce|publish|release|unveil|sign|join|take effect|return|step down|retire|stand trial|testify|speak|expire)", "future"),
    Tense(r"(?:upcoming|forthcoming)", "future"),
    Tense(rf"(?:has|have|had|having|'ve|was|were|wasn't|weren't|been)(?:\s+been)?{_BETWEEN}\s+{_PARTICIPLE}", "past"),
    Tense(_PAST, "past"),
    Tense(r"(?!(?:need|speed|hundred|indeed|seed|feed|breed|united|limited|exceed|proceed|succeed|agreed to|bed|red|wed|shed|weed|"
          r"steed|creed|greed|sacred|naked|wicked|embed|armed|so-called|based|unexpected|expected|scheduled|planned|related|"
          r"mixed|advanced|estimated|aged|skilled|unspecified|continued|supposed|unprecedented|talented)\b)\w{2,}ed(?!-)", "past"),
    Tense(r"(?:is|are)\s+(?:being\s+)?\w+ing(?!\w)", "present"),
    Tense(r"(?:expires?|takes? effect|(?:enters?|comes?) into (?:force|effect)|goes? into effect|falls? due|runs until|kicks? off)", "future"),
    Tense(_EVENTS, "present"),
    # The present of several: "The Lions play Sunday", "Gates open at noon Saturday".
    Tense(r"(?<!the\s)(?<!a\s)(?<!to\s)(?:play|begin|meet|travel|convene|take on|kick off|take place|head to)(?=\s+(?:on|at|in|the|against|with|a|again|here|for|to|\w+day)\b)", "present"),
    Tense(r"(?<!the\s)(?<!a\s)(?<!to\s)(?:end|start|resume|reopen|return)(?=\s+(?:(?:on|next|this)\s+)?\w+day\b)", "present"),
    Tense(r"(?:gates|doors|polls|schools|offices|stores|shops|tickets|registrations?) (?:re)?open(?=\s+(?:on|at|in|to|for|\w+day)\b)", "present"),
    Tense(r"(?:says|warns|tells|adds|shows|reports|claims|according to)", "past"),
    Tense(r"(?:is|are|has|have|isn't|aren't|'s|'re|does|do|needs?|remains?|holds?|owns?|means?)", None),
)  # fmt: skip
