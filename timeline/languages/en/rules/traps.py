"""Words that look like a time and are none."""

from __future__ import annotations

from timeline.grammar import trap

RULES = (
    trap("figures that count things", "(?<![\\d.])(?!(1[5-9]|20)\\d\\d of){cardinal} ?{thing_only}(?!\\w)"),
    trap("money", "[$£€] ?{figures}([.,]\\d+)*( (million|billion|trillion))?"),
    trap("street", "\\d+(st|nd|rd|th)? (\\w+ )?{street}(?!\\w)"),
    trap("Fifth Avenue", "{century_ordinal} {street}(?!\\w)"),
    trap("Fifth and Main", "corner of {century_ordinal}"),
    trap("product and version", "{product}[ -]?\\d+([.,]\\d+)*"),
    trap("name made with a day or month", "(the )?{name}(?!\\w)"),
    trap("Mrs. May", "(mrs|mr|ms|miss|sir|lord|dr|theresa|brian|elaine|prime minister|james|fiona)\\.? {month_verb}"),
    trap("man, 32,", "{human}, {cardinal}(?=[,.)])"),
    trap("years old", "{cardinal}[- ]{unit}s?[- ]{old}"),
    trap("aged <n>", "{aged}( of)? (between |over |under |about |around )?{cardinal}( ?(to|and|-|or) ?{cardinal2})?( years?)?"),
    trap("under-<n>", "(under|over)[- ]{cardinal}s(?!\\w)"),
    trap("in his thirties", "(his|her|their|my) ((early|mid|late)[- ])?{decade_word}"),
    trap("in his 30s", "(his|her|their|my) ((early|mid|late)[- ])?{decade_figures}"),
    trap("thirty-something", "{cardinal}-something"),
    trap("second man", "(?<!\\d\\s)(?<!\\d)(a|the|his|her|its|their|on|finished|came|placed|ranked|and|in|for|split|each) {second_word}(?! (quarter|half|week|month|year|day|weekend|of (january|february|march|april|may|june|july|august)|(mon|tues|wednes|thurs|fri|satur|sun)day|earlier|later|ago|last|after))"),
    trap("miles an hour", "(miles?|mph|kilometers|kilometres|km|mile|dollars|\\$\\d+|an) (an|per) {unit_one}"),
    trap("half of a match", "{sport}[^.;!?]{0,40} (the )?{ordinal}[- ]{third}"),
    trap("half of a match lost", "(the )?{ordinal}[- ]{third}[^.;!?]{0,40} {sport}(?!\\w)"),
    trap("half of a match told", "(the )?{ordinal}[- ]{third} (ended |of the (match|game) |with |\\w+ )?{sport}"),
    trap("quarter of things", "(a|one|three) {third} (of (the|all|its|his|their|those|a)|into|in the)"),
    trap("score", "(?<![\\d-]){two_figures}-{two_figures2}(?![\\d-]|\\w)(?! ?({month_any}|{meridiem}|september))"),
    trap("fraction of people", "{cardinal} in {cardinal2}(?! (minutes?|hours?|days?|weeks?|months?|years?)\\b)"),
    trap("telephone", "(\\+\\d+ |\\(\\d{3}\\) ?|\\b\\d{3}-){two_figures}\\d+([ -]\\d{2,4})+"),
    trap("telephone or serial number", "(?<!\\w){figures}-\\d{3,4}(?!\\w)(?<!\\d\\d\\d\\d-\\d\\d\\d\\d)"),
    trap("an august assembly", "(an|the|this|so|most) (?!august \\d){month_name} (assembly|body|institution|company|gathering|chamber|presence)"),
    trap("a year in quotes is a title", "[\"\u201c]{year}[\"\u201d](?! (campaign|budget|report))"),
    trap("address with a month", "(https?://|www\\.|[@#])\\S*{month_any}\\S*"),
    trap("address with a weekday", "(https?://|www\\.|[@#])\\S*{weekday}\\S*"),
    trap("mail with a month", "(?<!\\S)[\\w.+-]*{month_any}[\\w.+-]*@[\\w.]+"),
    trap("web address", "(https?://|www\\.|@(?=\\w)|#){anything}"),
    trap("mail address", "{anything}@[\\w.]+"),
    trap("IP address", "{figures}\\.\\d+\\.\\d+\\.\\d+"),
    trap("ratio", "{two_figures}:\\d(?!\\d)"),
    trap("good morning", "(good|nice|great) {part}"),
    trap("nice day", "(good|nice|great) {unit_one}"),
)  # fmt: skip
