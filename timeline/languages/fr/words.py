"""French words of time and what they stand for: data only, no rules."""

from __future__ import annotations

from timeline.expression import Amount
from timeline.grammar import WordClass, between, number_words

# Words that mean something else without their accent: "des", "a", "ou", "la".
ACCENTS_MATTER = frozenset({"dès", "à", "où", "là", "été", "passé", "né"})

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
    "seconde": "second", "secondes": "second", "minute": "minute", "minutes": "minute", "min": "minute",
    "heure": "hour", "heures": "hour", "jour": "day", "jours": "day", "journée": "day", "journées": "day",
    "semaine": "week", "semaines": "week", "week-end": "weekend", "week-ends": "weekend",
    "mois": "month", "trimestre": "quarter", "trimestres": "quarter", "semestre": "half",
    "semestres": "half", "an": "year", "ans": "year", "année": "year", "années": "year",
    "décennie": "decade", "décennies": "decade", "siècle": "century", "siècles": "century",
    "millénaire": "millennium", "millénaires": "millennium",
}  # fmt: skip
# What a frequency repeats: "annuel", "hebdomadaire".
FREQUENCIES = {
    "quotidiennement": "day", "hebdomadaire": "week", "hebdomadaires": "week", "mensuel": "month",
    "mensuelle": "month", "mensuels": "month", "mensuelles": "month", "trimestriel": "quarter",
    "trimestrielle": "quarter", "trimestriels": "quarter", "trimestrielles": "quarter", "annuel": "year",
    "annuelle": "year", "annuels": "year", "annuelles": "year", "annuellement": "year",
}  # fmt: skip
# Nouns that are a length of time in themselves.
LENGTHS = {
    "quinquennat": Amount(5, "year"), "septennat": Amount(7, "year"),
    "demi-siècle": Amount(50, "year"), "quart de siècle": Amount(25, "year"),
    "demi-heure": Amount(30, "minute"), "quart d'heure": Amount(15, "minute"),
    "trois quarts d'heure": Amount(45, "minute"), "demi-journée": Amount(12, "hour"),
}  # fmt: skip
PARTS = {
    "matin": "MO", "matinée": "MO", "mat": "MO", "aube": "MO", "après-midi": "AF", "après midi": "AF",
    "apres-midi": "AF", "soir": "EV", "soirée": "EV", "nuit": "NI", "midi": "MI", "journée": "DT",
}  # fmt: skip
SEASONS = {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"}
HOLIDAYS = {
    "noël": "christmas", "la noël": "christmas", "jour de noël": "christmas",
    "réveillon de noël": "christmas eve", "veille de noël": "christmas eve",
    "saint-sylvestre": "new year's eve", "réveillon du nouvel an": "new year's eve",
    "nouvel an": "new year", "jour de l'an": "new year", "premier de l'an": "new year",
    "épiphanie": "epiphany", "chandeleur": "candlemas", "saint-valentin": "valentine's day",
    "mardi gras": "shrove tuesday", "mercredi des cendres": "ash wednesday", "rameaux": "palm sunday",
    "jeudi saint": "maundy thursday", "vendredi saint": "good friday", "pâques": "easter",
    "dimanche de pâques": "easter", "lundi de pâques": "easter monday", "ascension": "ascension",
    "jeudi de l'ascension": "ascension", "pentecôte": "pentecost", "dimanche de pentecôte": "pentecost",
    "lundi de pentecôte": "whit monday", "fête du travail": "labour day",
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
CARDINALS = {
    **number_words("fr"), "une": 1, "vingt quatre": 24, "deux cents": 200, "trois cents": 300,
    "mille": 1000, "une dizaine de": 10, "une douzaine de": 12, "une quinzaine de": 15,
    "une vingtaine de": 20, "une trentaine de": 30, "une quarantaine de": 40, "une cinquantaine de": 50,
    "une soixantaine de": 60, "une centaine de": 100,
}  # fmt: skip
ORDINALS = {
    **number_words("fr", 31, ordinal=True), "première": 1, "second": 2, "seconde": 2, "premiers": 1,
    "premières": 1, "dernier": -1, "dernière": -1, "avant-dernier": -2, "avant-dernière": -2,
    "premiere": 1, "derniere": -1,
}  # fmt: skip
SEVERAL = ("quelques", "plusieurs", "quel ques", "de nombreux", "de nombreuses", "bien des", "de longs",
           "de longues", "maints")  # fmt: skip
# Adjectives after a noun that step to the one before or after: "lundi dernier", "l'an prochain".
LAST = ("dernier", "dernière", "derniers", "dernières", "passé", "passée", "derniere", "écoulé", "écoulée")
NEXT = ("prochain", "prochaine", "prochains", "prochaines", "à venir", "qui vient")
PREVIOUS = ("précédent", "précédente", "d'avant", "antérieur", "antérieure")
FOLLOWING = ("suivant", "suivante", "d'après", "qui suit")
EDGES = {
    "début": "START", "au début": "START", "tout début": "START", "courant": "MID", "milieu": "MID",
    "mi": "MID", "fin": "END", "toute fin": "END", "commencement": "START", "orée": "START",
    "aube": "START",
}  # fmt: skip
PRESENT = ("aujourd'hui encore", "actuellement", "désormais", "maintenant", "en ce moment", "à présent",
           "dorénavant")  # fmt: skip
CURRENT = ("actuel", "actuelle", "actuels", "actuelles")
PREVIOUS_ONE = ("précédent", "précédente", "précédents", "précédentes")
PAST = ("récemment", "auparavant", "naguère", "autrefois", "jadis", "dernièrement", "précédemment",
        "nouvellement", "antérieurement")  # fmt: skip
FUTURE = ("bientôt", "prochainement", "ultérieurement", "sous peu")


# What figures before it count, so that they are no year: "2000 euros".
THINGS = (
    "euro", "euros", "%", "€", "$", "°", "dollars", "francs", "livres", "personnes", "habitants", "km", "kilomètres",
    "mètres", "m", "m²", "m2", "cm", "mm", "ha", "hectares", "kg", "kilos", "tonnes", "litres", "mw", "kw", "chevaux",
    "ch", "emplois", "postes", "salariés", "morts", "blessés", "victimes", "cas", "places", "lits", "chambres",
    "élèves", "étudiants", "spectateurs", "visiteurs", "manifestants", "participants", "logements", "foyers",
    "familles", "enfants", "exemplaires", "entreprises", "sociétés", "soldats", "hommes", "femmes", "agents",
    "policiers", "gendarmes", "pompiers", "militaires", "volts", "watts", "pages", "calories", "signatures", "voix",
    "licenciés", "adhérents", "coureurs", "points", "pas", "fois", "véhicules", "voitures", "heures", "ans", "jours",
    "millions", "milliards", "détenus", "réfugiés", "migrants", "tests", "doses", "arbres", "mots", "caractères",
)  # fmt: skip
STREETS = ("rue", "avenue", "boulevard", "place", "square", "quai", "pont", "impasse", "allée", "station", "stade",
           "lycée", "collège", "faubourg", "esplanade", "cours", "bd", "av.")  # fmt: skip
PRODUCTS = ("ios", "android", "windows", "iphone", "galaxy", "pixel", "macos", "playstation", "ps", "xbox", "gpt",
            "airbus a", "boeing", "article", "version", "vol", "chapitre", "page", "numéro", "n°", "no", "route",
            "autoroute", "tgv", "rn", "rd")  # fmt: skip
HUMANS = ("homme", "femme", "garçon", "fille", "enfant", "adolescent", "adolescente", "jeune", "jeunes", "fillette",
          "garçonnet", "bébé", "mineur", "mineure", "mineurs", "élève", "étudiant", "étudiante", "conducteur",
          "conductrice", "victime", "suspect", "motard", "cycliste", "piéton", "octogénaire", "retraité", "retraitée",
          "habitant", "habitante", "père", "mère", "fils", "lycéen", "lycéenne", "personnes", "femmes", "hommes",
          "enfants", "adolescents", "français")  # fmt: skip
# Words that make the figures after them a year, however old.
BEFORE_YEAR = (
    "en", "de", "depuis", "dès", "vers", "avant", "après", "début", "fin", "mi", "jusqu'en", "entre", "et", "à",
    "courant", "été", "hiver", "automne", "printemps", "édition", "exercice", "millésime", "promotion", "saison",
    "d'ici", "horizon", "élections", "rentrée", "recensement", "période", "loi de",
)  # fmt: skip


def _figures(text: str) -> float | None:
    number = float(text.replace(" ", "").replace(",", "."))
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


_DAY_WORDS = {**{word: n for word, n in number_words("fr", 31).items()}, "premier": 1}

CLASSES: dict[str, WordClass] = {
    "weekday": WordClass(WEEKDAYS),
    "weekday_short": WordClass({**WEEKDAYS, **SHORT_WEEKDAYS}),
    "weekdays": WordClass({f"{word}s": number for word, number in WEEKDAYS.items()}),
    "month": WordClass({**MONTHS, **{f"{word}.": n for word, n in SHORT_MONTHS.items()}}),
    "month_any": WordClass(
        {**MONTHS, **SHORT_MONTHS, **{f"{word}.": n for word, n in SHORT_MONTHS.items()}}
    ),
    "month_name": WordClass({word: n for word, n in MONTHS.items() if word not in ("mars", "mai")}),
    "month_number": WordClass({}, r"(?:1[0-2]|0?[1-9])"),
    "day": WordClass(_DAY_WORDS, r"(?:3[01]|[12]\d|0?[1-9])(?:\s?er|e(?!\w))?", _ordinal),
    "day_number": WordClass({}, r"(?:3[01]|[12]\d|0?[1-9])"),
    "year": WordClass({}, r"(?:1[0-9]\d\d|20\d\d|21\d\d)"),
    "year_modern": WordClass({}, r"(?:19\d\d|20\d\d)"),
    "thing": WordClass(_same(THINGS, True)),
    "before_year": WordClass(_same(BEFORE_YEAR, True)),
    "weekend": WordClass({"week-end": True, "weekend": True, "week end": True, "week-ends": True}),
    "day_before": WordClass({"veille": True}),
    "day_after": WordClass({"lendemain": True}),
    "same_unit": WordClass({"jour": "day", "semaine": "week", "mois": "month", "année": "year", "journée": "day"}),
    "later": WordClass({"plus tard": True}),
    "hour_mark": WordClass({"h": True, "heures": True, "heure": True}),
    "third": WordClass({"trimestre": "quarter", "semestre": "half"}),
    "third_short": WordClass(
        {f"{letter}{n}": (unit, n) for letter, unit, top in (("t", "quarter", 4), ("s", "half", 2), ("q", "quarter", 4))
         for n in range(1, top + 1)}
    ),
    "fortnight": WordClass({"quinzaine": True}),
    "half_of": WordClass({"moitié": True}),
    "middle": WordClass({"mi": True}),
    "half": WordClass({"demie": True, "demi": True}),
    "minus": WordClass({"moins": True}),
    "zone": WordClass({word: word.upper() for word in ("gmt", "utc", "cet", "cest", "heure locale", "heure de paris")}),
    "meridiem": WordClass({"am": "AM", "pm": "PM", "a.m.": "AM", "p.m.": "PM"}),
    "minute_two": WordClass({}, r"[0-5]\d"),
    "second": WordClass({}, r"[0-5]\d"),
    "two_figures": WordClass({}, r"\d{1,2}"),
    "meal": WordClass({"déjeuner": "MI", "petit-déjeuner": "MO", "petit déjeuner": "MO", "dîner": "EV"}),
    "instant": WordClass({"l'instant": True, "le moment": True, "l'heure": True, "l'immédiat": True}),
    "soon": WordClass({"tôt": True, "vite": True}),
    "thing_only": WordClass(_same(tuple(w for w in THINGS if w not in UNITS), True)),
    "street": WordClass(_same(STREETS, True)),
    "product": WordClass(_same(PRODUCTS, True)),
    "been": WordClass(_same(("a", "ont", "avait", "avaient", "ai", "as", "avons", "avez", "ait", "aient", "aurait",
                             "auraient", "aura", "auront", "ayant", "avoir", "n'a", "n'ont", "a pas", "a jamais",
                             "avait pas", "ont pas", "a toujours", "a aussi", "a également", "a déjà", "eut", "eût"), True)),
    "work": WordClass(_same(("supplémentaires", "supplémentaire", "complémentaires", "creuses", "pleines", "sup"), True)),
    "place": WordClass(_same(("mans", "spa", "daytona", "du mans"), True)),
    "human": WordClass(_same(HUMANS, True)),
    "matchday": WordClass(_same(("journée de championnat", "journée de ligue", "journée de top"), True)),
    "night": WordClass({"nuit": "NI", "soirée": "EV", "matinée": "MO"}),
    "fortnights": WordClass({"quinzaine": True, "quinzaines": True}),
    "someday": WordClass({"jour": True}),
    "anything": WordClass({}, r"\S+", str),
    "year_any": WordClass({}, r"\d{3,4}", between(1, 9999)),
    "year_two": WordClass({}, r"'?\d\d", _year_of_two),
    "decade_two": WordClass(
        {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70,
         "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}, r"'?[1-9]0"
    ),
    "roman": WordClass({}, r"(?:xxi{0,3}|xix|xi[vx]?|xvi{0,3}|xi{1,3}|x|v?i{1,3}|i[vx]|v)", _roman),
    "unit": WordClass(UNITS),
    "unit_year": WordClass({"an": "year", "ans": "year", "année": "year", "années": "year"}),
    "unit_long": WordClass({word: unit for word, unit in UNITS.items()
                            if unit in ("week", "month", "quarter", "half", "year", "decade", "century")}),
    "frequency": WordClass(FREQUENCIES),
    "length": WordClass({**LENGTHS, **{f"{word}s": amount for word, amount in LENGTHS.items()}}),
    "hour": WordClass({word: n for word, n in number_words("fr", 24).items()} | {"une": 1},
                      r"(?:[01]?\d|2[0-4])"),
    "minute": WordClass(
        {word: n for word, n in number_words("fr", 59).items()} | {"quart": 15, "le quart": 15, "demie": 30},
        r"[0-5]?\d",
    ),
    "noon": WordClass({"midi": 12, "minuit": 0}),
    "part": WordClass(PARTS),
    "part_of": WordClass({word: part for word, part in PARTS.items() if part not in ("MI",)}),
    "season": WordClass(SEASONS),
    "holiday": WordClass(HOLIDAYS),
    "days_away": WordClass(DAYS_AWAY),
    "cardinal": WordClass(CARDINALS, r"\d{1,3}(?:[ .]\d{3})*(?:,\d+)?|\d+", lambda t: _figures(t.replace(".", ""))),
    "several": WordClass(_same(SEVERAL, 0)),
    "ordinal": WordClass(ORDINALS, r"\d{1,2}\s?(?:ers?|ères?|res?|èmes?|emes?|ndes?|nds?|des?|es?)(?!\w)", _ordinal),
    "last": WordClass(_same(LAST, -1)),
    "next": WordClass(_same(NEXT, 1)),
    "step": WordClass({**_same(LAST, -1), **_same(NEXT, 1)}),
    "relative_step": WordClass({**_same(PREVIOUS, -1), **_same(FOLLOWING, 1)}),
    "edge": WordClass(EDGES),
    "present": WordClass(_same(PRESENT, "PRESENT_REF")),
    "current": WordClass(_same(CURRENT, "PRESENT_REF")),
    "previous": WordClass(_same(PREVIOUS_ONE, "PAST_REF")),
    "century": WordClass({"siècle": True, "siècles": True}),
    "eve": WordClass({"soir de noël": "christmas eve", "nuit de noël": "christmas eve"}),
    "part_now": WordClass({word: part for word, part in PARTS.items() if word not in ("soirée", "matinée", "journée")}),
    "past": WordClass(_same(PAST, "PAST_REF")),
    "future": WordClass(_same(FUTURE, "FUTURE_REF")),
}  # fmt: skip
