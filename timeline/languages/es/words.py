"""Spanish words of time and what they stand for: data only, no rules."""

from __future__ import annotations

from timeline.grammar import WordClass, number_words

ACCENTS_MATTER = frozenset({"él", "sí", "más"})

WEEKDAYS = {"lunes": 0, "martes": 1, "miércoles": 2, "jueves": 3, "viernes": 4, "sábado": 5, "domingo": 6}
MONTHS = {
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
UNITS = {
    "día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month",
    "trimestre": "quarter", "trimestres": "quarter", "año": "year", "años": "year", "década": "decade",
    "décadas": "decade", "siglo": "century", "siglos": "century", "hora": "hour", "horas": "hour",
    "minuto": "minute", "minutos": "minute",
}  # fmt: skip
DAYS_AWAY = {"anteayer": -2, "ayer": -1, "hoy": 0, "pasado mañana": 2}
PARTS = {"mañana": "MO", "tarde": "AF", "noche": "NI", "madrugada": "MO"}
LAST = ("pasado", "pasada", "anterior")
NEXT = ("próximo", "próxima", "que viene")
CARDINALS = {**number_words("es"), "un": 1, "una": 1}
ORDINALS = {"primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4}

CLASSES: dict[str, WordClass] = {
    "weekday": WordClass(WEEKDAYS),
    "month": WordClass(MONTHS),
    "unit": WordClass(UNITS),
    "days_away": WordClass(DAYS_AWAY),
    "tomorrow": WordClass({"mañana": 1}),
    "part": WordClass(PARTS),
    "last": WordClass(dict.fromkeys(LAST, -1)),
    "next": WordClass(dict.fromkeys(NEXT, 1)),
    "step": WordClass({**dict.fromkeys(LAST, -1), **dict.fromkeys(NEXT, 1)}),
    "day": WordClass({"primero": 1}, r"(?:3[01]|[12]\d|0?[1-9])"),
    "year": WordClass({}, r"(?:1[89]\d\d|20\d\d)"),
    "cardinal": WordClass(CARDINALS, r"\d+"),
    "ordinal": WordClass(ORDINALS),
    "weekend": WordClass({"fin de semana": True}),
    "quarter": WordClass({"trimestre": "quarter"}),
    "edge": WordClass({"principios": "START", "comienzos": "START", "mediados": "MID", "finales": "END", "fines": "END"}),
    "thing": WordClass(dict.fromkeys(("euros", "dólares", "personas", "%", "kilómetros", "años", "habitantes"), True)),
}  # fmt: skip
