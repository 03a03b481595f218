"""Days that nations, churches and the United Nations observe, by the ids the languages use."""

from __future__ import annotations

from datetime import date

FIXED: dict[str, tuple[int, int]] = {
    # Churches and nations.
    "orthodox christmas": (1, 7), "burns night": (1, 25), "australia day": (1, 26),
    "republic day india": (1, 26), "holocaust remembrance day": (1, 27), "waitangi day": (2, 6),
    "saint david": (3, 1), "ides of march": (3, 15), "lady day": (3, 25), "saint george": (4, 23),
    "anzac day": (4, 25), "walpurgis night": (4, 30), "cinco de mayo": (5, 5), "europe day": (5, 9),
    "rabindra jayanti": (5, 9), "d-day": (6, 6), "flag day": (6, 14), "bloomsday": (6, 16),
    "independence day india": (8, 15), "patriot day": (9, 11),
    "michaelmas": (9, 29), "gandhi jayanti": (10, 2), "boss's day": (10, 16), "sweetest day": (10, 20),
    "day of the dead": (11, 2), "saint andrew": (11, 30), "pearl harbor day": (12, 7),
    "immaculate conception": (12, 8), "saint lucy": (12, 13), "kwanzaa": (12, 26),
    "saint stephen": (12, 26), "holy innocents": (12, 28), "pi day": (3, 14), "star wars day": (5, 4),
    "law day": (5, 1), "lincoln's birthday": (2, 12), "washington day": (2, 22), "nowruz": (3, 21),
    "constitution day": (9, 17), "singles day": (11, 11), "syttende mai": (5, 17),
    "national day china": (10, 1), "guadalupe": (12, 12), "annunciation": (3, 25),
    "transfiguration": (8, 6), "kupala night": (7, 6), "twelfth night": (1, 5),
    # The United Nations and others.
    "day of education": (1, 24), "data privacy day": (1, 28), "world cancer day": (2, 4),
    "safer internet day": (2, 6), "world radio day": (2, 13), "day of social justice": (2, 20),
    "mother language day": (2, 21), "zero discrimination day": (3, 1), "world wildlife day": (3, 3),
    "consumer rights day": (3, 15), "day of happiness": (3, 20), "day of forests": (3, 21),
    "day against racism": (3, 21), "world poetry day": (3, 21), "down syndrome day": (3, 21),
    "world water day": (3, 22), "meteorological day": (3, 23), "tuberculosis day": (3, 24),
    "theatre day": (3, 27), "autism awareness day": (4, 2), "mine awareness day": (4, 4),
    "day of sport": (4, 6), "world health day": (4, 7), "rwanda genocide day": (4, 7),
    "day of human space flight": (4, 12), "heritage day": (4, 18), "book day": (4, 23),
    "malaria day": (4, 25), "chernobyl day": (4, 26), "intellectual property day": (4, 26),
    "safety at work day": (4, 28), "dance day": (4, 29), "jazz day": (4, 30), "press freedom day": (5, 3),
    "red cross day": (5, 8), "nurses day": (5, 12), "day of families": (5, 15),
    "telecommunication day": (5, 17), "day against homophobia": (5, 17), "museum day": (5, 18),
    "bee day": (5, 20), "day for biological diversity": (5, 22), "africa day": (5, 25),
    "peacekeepers day": (5, 29), "no tobacco day": (5, 31), "children's day": (6, 1), "bicycle day": (6, 3),
    "environment day": (6, 5), "oceans day": (6, 8), "child labour day": (6, 12),
    "blood donor day": (6, 14), "elder abuse day": (6, 15), "desertification day": (6, 17),
    "refugee day": (6, 20), "yoga day": (6, 21), "widows day": (6, 23), "public service day": (6, 23),
    "drug abuse day": (6, 26), "torture victims day": (6, 26), "asteroid day": (6, 30),
    "population day": (7, 11), "malala day": (7, 12), "youth skills day": (7, 15), "mandela day": (7, 18),
    "hepatitis day": (7, 28), "friendship day": (7, 30), "day against trafficking": (7, 30),
    "indigenous peoples day un": (8, 9), "youth day": (8, 12), "left-handers day": (8, 13),
    "photography day": (8, 19), "humanitarian day": (8, 19), "slave trade day": (8, 23),
    "day against nuclear tests": (8, 29), "day of the disappeared": (8, 30), "charity day": (9, 5),
    "literacy day": (9, 8), "suicide prevention day": (9, 10), "day of democracy": (9, 15),
    "ozone day": (9, 16), "day of peace": (9, 21), "car-free day": (9, 22), "sign languages day": (9, 23),
    "day of languages": (9, 26), "tourism day": (9, 27), "right to know day": (9, 28), "heart day": (9, 29),
    "translation day": (9, 30), "older persons day": (10, 1), "vegetarian day": (10, 1),
    "day of non-violence": (10, 2), "animal day": (10, 4), "teachers day": (10, 5), "post day": (10, 9),
    "mental health day": (10, 10), "girl child day": (10, 11), "coming out day": (10, 11),
    "disaster reduction day": (10, 13), "rural women day": (10, 15), "food day": (10, 16),
    "poverty day": (10, 17), "united nations day": (10, 24), "polio day": (10, 24),
    "audiovisual heritage day": (10, 27), "cities day": (10, 31), "tsunami awareness day": (11, 5),
    "day for preventing war exploitation": (11, 6), "science day": (11, 10), "kindness day": (11, 13),
    "diabetes day": (11, 14), "day for tolerance": (11, 16), "students day": (11, 17),
    "toilet day": (11, 19), "men's day": (11, 19), "universal children's day": (11, 20),
    "television day": (11, 21), "day against violence to women": (11, 25),
    "palestinian people day": (11, 29), "aids day": (12, 1), "abolition of slavery day": (12, 2),
    "disabilities day": (12, 3), "volunteer day": (12, 5), "soil day": (12, 5),
    "civil aviation day": (12, 7), "anti-corruption day": (12, 9), "genocide victims day": (12, 9),
    "human rights day": (12, 10), "mountain day": (12, 11), "migrants day": (12, 18),
    "arabic language day": (12, 18), "human solidarity day": (12, 20), "french language day": (3, 20),
    "english language day": (4, 23), "spanish language day": (4, 23), "chinese language day": (4, 20),
    "russian language day": (6, 6), "portuguese language day": (5, 5),
}  # fmt: skip
# (month, weekday from Monday = 0, which one; negative from the end)
NTH_WEEKDAY: dict[str, tuple[int, int, int]] = {
    "arbor day": (4, 4, -1), "may bank holiday": (5, 0, 1), "spring bank holiday": (5, 0, -1),
    "summer bank holiday": (8, 0, -1), "parents' day": (7, 6, 4), "remembrance sunday": (11, 6, 2),
    "election day": (11, 0, 1), "grandparents day": (9, 0, 1), "cyber monday": (11, 3, 4),
    "giving tuesday": (11, 3, 4), "small business saturday": (11, 3, 4),
    "coop day": (7, 5, 1), "maritime day": (9, 3, -1), "canadian thanksgiving": (10, 0, 2),
    "administrative professionals day": (4, 5, -1), "daylight saving start": (3, 6, 2),
    "daylight saving end": (11, 6, 1), "armed forces day": (5, 5, 3), "world habitat day": (10, 0, 1),
    "sight day": (10, 3, 2), "road victims day": (11, 6, 3), "philosophy day": (11, 3, 3),
    "teacher appreciation day": (5, 1, 1), "leprosy day": (1, 6, -1), "commonwealth day": (3, 0, 2),
    "indigenous day": (10, 0, 2), "nurse day": (5, 2, 1), "friendship sunday": (8, 6, 1),
    "civic holiday": (8, 0, 1), "day of prayer": (5, 3, 1),
}  # fmt: skip
# Days to add to the weekday above.
OFFSETS = {
    "grandparents day": 6,
    "administrative professionals day": -3,
    "election day": 1,
    "cyber monday": 4,
    "giving tuesday": 5,
    "small business saturday": 2,
}
# Days that follow no rule.
TABLED: dict[str, dict[int, date]] = {
    "super tuesday": {day.year: day for day in (
        date(1984, 3, 13), date(1988, 3, 8), date(1992, 3, 10), date(1996, 3, 12), date(2000, 3, 7),
        date(2004, 3, 2), date(2008, 2, 5), date(2012, 3, 6), date(2016, 3, 1), date(2020, 3, 3),
        date(2024, 3, 5),
    )},
}  # fmt: skip
