"""French words of time and what they stand for: data only, no rules."""

from __future__ import annotations

from timeline.expression import Amount
from timeline.grammar import WordClass, between, number_words

# Words that mean something else without their accent: "des", "a", "ou", "la".
ACCENTS_MATTER = frozenset({"dès", "à", "où", "là", "été", "étés", "passé", "né"})

WEEKDAYS = {"lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}
SHORT_WEEKDAYS = {"lun.": 0, "mar.": 1, "mer.": 2, "jeu.": 3, "ven.": 4, "sam.": 5, "dim.": 6}
MONTHS = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip
# Read only beside a day or a year: "22 sept", "5 juil. 2020".
SHORT_MONTHS = {
    "janv": 1, "jan": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "jui": 7, "juill": 7, "sept": 9,
    "sep": 9, "oct": 10, "nov": 11, "déc": 12,
}  # fmt: skip
UNITS = {
    "seconde": "second", "secondes": "second", "minute": "minute", "minutes": "minute", "min": "minute", "mn": "minute",
    "heure": "hour", "heures": "hour", "h": "hour", "jour": "day", "jours": "day",
    "semaine": "week", "semaines": "week", "week-end": "weekend", "week-ends": "weekend", "weekend": "weekend",
    "weekends": "weekend", "mois": "month", "trimestre": "quarter", "trimestres": "quarter", "semestre": "half",
    "semestres": "half", "an": "year", "ans": "year", "année": "year", "années": "year",
    "décennie": "decade", "décennies": "decade", "siècle": "century", "siècles": "century",
    "millénaire": "millennium", "millénaires": "millennium",
}  # fmt: skip
# Verbs that give someone time: the length after them runs from the day last told.
GRANTING = (
    "donne", "donné", "donnait", "donnant", "donner", "donnera", "laisse", "laissé", "laissait", "laissant", "laisser",
    "laissera", "accorde", "accordé", "accordant", "accorder", "accordera", "octroie", "octroyé", "octroyant",
    "un délai de",
)  # fmt: skip
# What a day can become the name of: "les attentats du 13 novembre".
DEEDS = ("attentat", "attentats", "attaque", "attaques", "massacre", "massacres", "assaut", "pogrom", "pogroms", "tuerie", "tueries",
         "émeute", "émeutes", "victimes", "rescapés", "survivants", "procès", "commémoration", "commémorations")  # fmt: skip
LONG = ("week", "month", "quarter", "half", "year", "decade", "century")
# What a frequency repeats: "annuel", "hebdomadaire".
FREQUENCIES = {
    "quotidiennement": "day", "hebdomadaire": "week", "hebdomadaires": "week", "hebdomadairement": "week",
    "mensuel": "month", "mensuelle": "month", "mensuels": "month", "mensuelles": "month", "mensuellement": "month",
    "trimestriel": "quarter", "trimestrielle": "quarter", "trimestriels": "quarter", "trimestrielles": "quarter",
    "annuel": "year", "annuelle": "year", "annuels": "year", "annuelles": "year", "annuellement": "year",
}  # fmt: skip
# Nouns that are a length of time in themselves.
LENGTHS = {
    "quinquennat": Amount(5, "year"), "septennat": Amount(7, "year"),
    "demi-siècle": Amount(50, "year"), "quart de siècle": Amount(25, "year"),
    "demi-heure": Amount(30, "minute"), "demi heure": Amount(30, "minute"), "quart d'heure": Amount(15, "minute"),
    "trois quarts d'heure": Amount(45, "minute"), "demi-journée": Amount(12, "hour"),
}  # fmt: skip
PARTS = {
    "matin": "MO", "matinée": "MO", "mat": "MO", "aube": "MO", "après-midi": "AF", "après midi": "AF",
    "apres-midi": "AF", "aprem": "AF", "soir": "EV", "soirée": "EV", "nuit": "NI", "midi": "MI", "journée": "DT",
}  # fmt: skip
# Parts of the day that "ce", "chaque" and "tous les" stand before.
DAILY_PARTS = {
    "matin": "MO", "midi": "MI", "après-midi": "AF", "après midi": "AF", "aprem": "AF", "soir": "EV", "nuit": "NI",
}  # fmt: skip
SEASONS = {"printemps": "SP", "été": "SU", "eté": "SU", "automne": "FA", "hiver": "WI"}
HOLIDAYS = {
    "noël": "christmas", "la noël": "christmas", "jour de noël": "christmas",
    "réveillon de noël": "christmas eve", "veille de noël": "christmas eve",
    "saint-sylvestre": "new year's eve", "st-sylvestre": "new year's eve",
    "réveillon du nouvel an": "new year's eve", "réveillon du jour de l'an": "new year's eve",
    "nouvel an": "new year", "jour de l'an": "new year", "premier de l'an": "new year",
    "épiphanie": "epiphany", "chandeleur": "candlemas", "saint-valentin": "valentine's day",
    "st-valentin": "valentine's day", "mardi gras": "shrove tuesday", "mercredi des cendres": "ash wednesday",
    "dimanche des rameaux": "palm sunday", "jeudi saint": "maundy thursday", "vendredi saint": "good friday",
    "samedi saint": "holy saturday", "pâques": "easter", "dimanche de pâques": "easter",
    "lundi de pâques": "easter monday", "ascension": "ascension", "jeudi de l'ascension": "ascension",
    "jeudi de l'ascencion": "ascension", "pentecôte": "pentecost", "dimanche de pentecôte": "pentecost",
    "dimanche de la pentecôte": "pentecost", "lundi de pentecôte": "whit monday",
    "lundi de la pentecôte": "whit monday", "fête du travail": "labour day",
    "14-juillet": "bastille day", "quatorze juillet": "bastille day", "fête nationale": "bastille day",
    "assomption": "assumption", "toussaint": "all saints", "jour des morts": "all souls",
    "armistice": "armistice day", "halloween": "halloween", "thanksgiving": "thanksgiving",
    "fête des mères": "mother's day france", "fête des pères": "father's day",
    "fête de la musique": "music day", "saint-jean": "saint john", "saint-nicolas": "saint nicholas",
    "saint-patrick": "saint patrick", "journée internationale des droits des femmes": "women's day",
}  # fmt: skip
DAYS_AWAY = {
    "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "ce jour": 0, "demain": 1, "après-demain": 2,
    "après demain": 2, "avant hier": -2,
}  # fmt: skip
# Days counted from a day told before.
DAYS_BESIDE = {"avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}
CARDINALS = {
    **number_words("fr"), "une": 1, "vingt quatre": 24, "deux cents": 200, "trois cents": 300, "mille": 1000,
}  # fmt: skip
DOZENS = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
ORDINALS = {
    **number_words("fr", 31, ordinal=True), "première": 1, "second": 2, "seconde": 2, "premiers": 1,
    "premières": 1, "dernier": -1, "dernière": -1, "avant-dernier": -2, "avant-dernière": -2,
    "premiere": 1, "derniere": -1, "deuxièmes": 2, "troisièmes": 3, "quatrièmes": 4, "derniers": -1,
}  # fmt: skip
SEVERAL = ("quelques", "plusieurs", "quel ques", "de nombreux", "de nombreuses", "bien des", "de longs",
           "de longues", "maints")  # fmt: skip
# How exactly a number is meant, as TIMEX3 mods.
ABOUT = {
    "environ": "APPROX", "près de": "APPROX", "près d'": "APPROX", "quelque": "APPROX", "presque": "APPROX",
    "à peu près": "APPROX", "autour de": "APPROX", "autour d'": "APPROX", "quasiment": "APPROX", "quasi": "APPROX",
    "un bon": "APPROX", "une bonne": "APPROX", "une petite": "APPROX", "plus de": "MORE_THAN", "plus d'": "MORE_THAN",
    "moins de": "LESS_THAN", "moins d'": "LESS_THAN", "à peine": "LESS_THAN", "pas plus de": "EQUAL_OR_LESS",
    "pas moins de": "EQUAL_OR_MORE", "au moins": "EQUAL_OR_MORE", "au minimum": "EQUAL_OR_MORE",
    "au plus": "EQUAL_OR_LESS", "au maximum": "EQUAL_OR_LESS",
}  # fmt: skip
# Adjectives after a noun that step to the one before or after: "lundi dernier", "l'an prochain".
LAST = ("dernier", "dernière", "derniers", "dernières", "passé", "passée", "derniere", "écoulé", "écoulée")
NEXT = ("prochain", "prochaine", "prochains", "prochaines", "à venir", "qui vient")
PREVIOUS = ("précédent", "précédente", "d'avant", "antérieur", "antérieure")
FOLLOWING = ("suivant", "suivante", "d'après", "qui suit")
EDGES = {
    "début": "START", "tout début": "START", "milieu": "MID", "mi": "MID", "fin": "END", "toute fin": "END",
    "commencement": "START", "orée": "START", "aube": "START",
}  # fmt: skip
PRESENT = ("aujourd'hui encore", "actuellement", "désormais", "maintenant", "en ce moment", "à présent",
           "dorénavant")  # fmt: skip
CURRENT = ("actuel", "actuelle", "actuels", "actuelles")
PREVIOUS_ONE = ("précédent", "précédente", "précédents", "précédentes")
PAST = (
    "récemment",
    "auparavant",
    "naguère",
    "autrefois",
    "jadis",
    "dernièrement",
    "précédemment",
    "antérieurement",
)
FUTURE = ("bientôt", "prochainement", "ultérieurement", "sous peu")


def _figures(text: str) -> float | None:
    number = float(text.replace(" ", "").replace(".", "").replace(",", "."))
    return int(number) if number.is_integer() else number


def _year_of_two(text: str) -> int | None:
    """A year written with two figures: 98 is 1998, 14 is 2014; the pivot is 30, as in most spreadsheets."""
    number = int(text.lstrip("'"))
    return 1900 + number if number >= 30 else 2000 + number


def _roman(text: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10}
    numbers = [values[letter] for letter in text]
    return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers)) or None


def _ordinal(text: str) -> int:
    return int("".join(letter for letter in text if letter.isdigit()))


def _same(words: tuple[str, ...], value: object) -> dict[str, object]:
    return dict.fromkeys(words, value)


_DAY_WORDS = {**number_words("fr", 31), "premier": 1}
# "un" and "une" before a noun are articles: "jeudi un bénéfice record".
_DATE_WORDS = {word: day for word, day in _DAY_WORDS.items() if word not in ("un", "une")}
_DAY_FIGURES = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?er|ᵉʳ|e(?!\w))?(?!\d)"


def _years_in_words() -> dict[str, int]:
    """Years as deeds and minutes write them: "deux mille vingt et un", "mil neuf cent dix-huit"."""
    units = number_words("fr", 99)
    recent = {
        f"deux {thousand} {word}": 2000 + n
        for thousand in ("mille", "mil")
        for word, n in units.items()
        if n < 60
    }
    last = {
        f"{thousand} neuf cent {word}": 1900 + n for thousand in ("mille", "mil") for word, n in units.items()
    }
    return {"deux mille": 2000, **recent, **last}


CLASSES: dict[str, WordClass] = {
    "weekday": WordClass(WEEKDAYS),
    "weekday_short": WordClass({**WEEKDAYS, **SHORT_WEEKDAYS}),
    "weekdays": WordClass({f"{word}s": number for word, number in WEEKDAYS.items()}),
    "month": WordClass({**MONTHS, **{f"{word}.": n for word, n in SHORT_MONTHS.items()}}),
    "month_any": WordClass({**MONTHS, **SHORT_MONTHS, **{f"{word}.": n for word, n in SHORT_MONTHS.items()}}),
    "month_name": WordClass({word: n for word, n in MONTHS.items() if word not in ("mars", "mai")}),
    "month_number": WordClass({}, r"(?:1[0-2]|0?[1-9])(?!\d)"),
    "day": WordClass(_DAY_WORDS, _DAY_FIGURES, _ordinal),
    "day_alone": WordClass(_DATE_WORDS, _DAY_FIGURES, _ordinal),
    "day_number": WordClass({}, r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"),
    "year": WordClass({}, r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?!\d)"),
    "year_modern": WordClass({}, r"(?:19\d\d|20\d\d)(?!\d)"),
    "year_any": WordClass({}, r"\d{3,4}(?!\d)", between(1, 9999)),
    "year_two": WordClass({}, r"'?\d\d(?!\d)", _year_of_two),
    "year_words": WordClass(_years_in_words()),
    "decade_two": WordClass(
        {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70,
         "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}, r"'?[1-9]0(?!\d)"
    ),
    "roman": WordClass({}, r"(?:xxi{0,3}|xix|xi[vx]?|xvi{0,3}|xi{1,3}|x|v?i{1,3}|i[vx]|v)", _roman),
    "century": WordClass({"siècle": True, "siècles": True}),
    "weekend": WordClass({"week-end": True, "weekend": True, "week end": True, "week-ends": True, "weekends": True}),
    "weekends": WordClass({"week-ends": True, "weekends": True, "week ends": True}),
    "day_beside": WordClass(DAYS_BESIDE),
    "days_away": WordClass(DAYS_AWAY),
    "same_unit": WordClass({"jour": "day", "semaine": "week", "mois": "month", "année": "year", "journée": "day",
                            "an": "year"}),
    "granting": WordClass(_same(GRANTING, True)),
    "someday": WordClass({"jour": True}),
    "third": WordClass({"trimestre": "quarter", "semestre": "half", "trimestres": "quarter", "semestres": "half"}),
    "third_short": WordClass(
        {f"{letter}{n}": (unit, n) for letter, unit, top in (("t", "quarter", 4), ("s", "half", 2), ("q", "quarter", 4))
         for n in range(1, top + 1)}
    ),
    "fortnight": WordClass({"quinzaine": True, "quinzaines": True}),
    "half_of": WordClass({"moitié": True}),
    "middle": WordClass({"mi": True}),
    "later": WordClass({"plus tard": 1, "ensuite": 1, "plus tôt": -1, "auparavant": -1}),
    "after": WordClass({"après": 1, "avant": -1}),
    "deed": WordClass(_same(DEEDS, True)),
    "sooner": WordClass({"plus tôt": "START", "plus tard": "END"}),
    "day_long": WordClass({"journée": True}),
    "soon": WordClass({"tôt": True, "vite": True}),
    "half": WordClass({"demie": True, "demi": True}),
    "minus": WordClass({"moins": True}),
    "zone": WordClass({word: word.upper() for word in ("gmt", "utc", "tu", "cest", "heure locale", "heures locales",
                                                       "heure de paris", "heure française")}),
    "meridiem": WordClass({"am": "AM", "pm": "PM", "a.m.": "AM", "p.m.": "PM"}),
    "hour": WordClass({**number_words("fr", 24), "une": 1, "vingt et une": 21, "vingt-et-une": 21}, r"(?:2[0-4]|[01]?\d)(?!\d)"),
    "hour_mark": WordClass({"h": True, "heures": True, "heure": True}),
    "minute": WordClass({**number_words("fr", 59), "quart": 15, "le quart": 15, "demie": 30}, r"[0-5]?\d(?!\d)"),
    "minute_two": WordClass({}, r"[0-5]\d(?!\d)"),
    "second": WordClass({}, r"[0-5]\d(?!\d)"),
    "two_figures": WordClass({}, r"\d{1,2}"),
    "midnight": WordClass({"minuit": 24}),
    "noon": WordClass({"midi": 12, "minuit": 0}),
    "at_once": WordClass({"tout de suite": True, "immédiatement": True}),
    "meal": WordClass({"déjeuner": "MI", "petit-déjeuner": "MO", "petit déjeuner": "MO", "dîner": "EV"}),
    "part": WordClass(PARTS),
    "part_of": WordClass({word: part for word, part in PARTS.items() if part != "MI"}),
    "daily_part": WordClass(DAILY_PARTS),
    "daily_parts": WordClass({**{f"{word}s": part for word, part in DAILY_PARTS.items()}, "après-midi": "AF"}),
    "night": WordClass({"nuit": "NI", "soirée": "EV", "matinée": "MO"}),
    "tonight": WordClass({"nuit": "NI"}),
    "moment": WordClass({"moment": True, "instant": True, "date": True}),
    "season": WordClass(SEASONS),
    "seasons": WordClass({"printemps": "SP", "étés": "SU", "automnes": "FA", "hivers": "WI"}),
    "holiday": WordClass(HOLIDAYS),
    "unit": WordClass(UNITS),
    "unit_long": WordClass({word: unit for word, unit in UNITS.items() if unit in LONG}),
    "years": WordClass({"an": "year", "ans": "year", "année": "year", "années": "year"}),
    "age_unit": WordClass({"an": "year", "ans": "year", "années": "year", "mois": "month"}),
    "frequency": WordClass(FREQUENCIES),
    "length": WordClass({**LENGTHS, **{f"{word}s": amount for word, amount in LENGTHS.items()}}),
    "cardinal": WordClass(CARDINALS, r"(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?(?!\d)", _figures),
    "dozen": WordClass({f"une {word}": number for word, number in DOZENS.items()}),
    "several": WordClass(_same(SEVERAL, 0)),
    "about": WordClass(ABOUT),
    "ordinal": WordClass(ORDINALS, r"\d{1,2}\s?(?:ers?|ères?|res?|èmes?|emes?|ndes?|nds?|des?|es?|ᵉʳ|ᵉ)(?!\w)", _ordinal),
    "latest": WordClass(_same(("dernier", "dernière", "derniers", "dernières", "derniere", "dernieres"), -1)),
    "next": WordClass(_same(NEXT, 1)),
    "step": WordClass({**_same(LAST, -1), **_same(NEXT, 1)}),
    "relative_step": WordClass({**_same(PREVIOUS, -1), **_same(FOLLOWING, 1)}),
    "edge": WordClass(EDGES),
    "first": WordClass({"premiers": 1, "premières": 1, "derniers": -1, "dernières": -1}),
    "present": WordClass(_same(PRESENT, "PRESENT_REF")),
    "current": WordClass(_same(CURRENT, "PRESENT_REF")),
    "instant": WordClass({"l'instant": True, "le moment": True, "l'heure": True, "l'immédiat": True}),
    "previous": WordClass(_same(PREVIOUS_ONE, "PAST_REF")),
    "past": WordClass(_same(PAST, "PAST_REF")),
    "past_noun": WordClass({"passé": "PAST_REF"}),
    "future": WordClass(_same(FUTURE, "FUTURE_REF")),
    "future_noun": WordClass({"avenir": "FUTURE_REF", "futur": "FUTURE_REF"}),
    "new_term": WordClass({"rentrée": "FUTURE_REF"}),
    "silence": WordClass({"silence": True, "applaudissements": True}),
    "work": WordClass(_same(("supplémentaires", "supplémentaire", "complémentaires", "creuses", "pleines", "sup"), True)),
    "race": WordClass(_same(("mans", "spa", "daytona", "gand", "brême", "rotterdam", "francorchamps"), True)),
    "matchday": WordClass({"journée": True, "journées": True}),
    "party": WordClass(_same(("fête", "fêtes", "bal", "repas", "prime", "primes", "examen", "examens", "spectacle", "bilan",
                              "gala", "concert", "dîner", "festivités"), True)),
    "saying": WordClass({"jour": True, "jours": True, "heure": True, "heures": True, "date": True, "an": True}),
    "anything": WordClass({}, r"\S{1,60}", str),
}  # fmt: skip
