"""The present tense of French verbs, third person: what titles are written in.

``present("exiger")`` is "exige", ``present("tenir", plural=True)`` is "tiennent". Verbs are matched by
their longest known ending, so that "intervenir" goes like "venir"; the rest follows the two regular
groups with their changes of stem (il rejette, il cède, il envoie).
"""

from __future__ import annotations

import re
from functools import cache

# Ending of the infinitive -> endings of the third persons, singular and plural.
ENDINGS: dict[str, tuple[str, str]] = {
    "être": ("est", "sont"),
    "avoir": ("a", "ont"),
    "aller": ("va", "vont"),
    "faire": ("fait", "font"),
    "dire": ("dit", "disent"),
    "impartir": ("impartit", "impartissent"),
    "assortir": ("assortit", "assortissent"),
    "appauvrir": ("appauvrit", "appauvrissent"),
    "prévaloir": ("prévaut", "prévalent"),
    "équivaloir": ("équivaut", "équivalent"),
    "maudire": ("maudit", "maudissent"),
    "venir": ("vient", "viennent"),
    "tenir": ("tient", "tiennent"),
    "prendre": ("prend", "prennent"),
    "endre": ("end", "endent"),
    "andre": ("and", "andent"),
    "ondre": ("ond", "ondent"),
    "erdre": ("erd", "erdent"),
    "ordre": ("ord", "ordent"),
    "aindre": ("aint", "aignent"),
    "eindre": ("eint", "eignent"),
    "oindre": ("oint", "oignent"),
    "soudre": ("sout", "solvent"),
    "mettre": ("met", "mettent"),
    "battre": ("bat", "battent"),
    "cevoir": ("çoit", "çoivent"),
    "devoir": ("doit", "doivent"),
    "voir": ("voit", "voient"),
    "savoir": ("sait", "savent"),
    "pouvoir": ("peut", "peuvent"),
    "vouloir": ("veut", "veulent"),
    "valoir": ("vaut", "valent"),
    "falloir": ("faut", "faut"),
    "mouvoir": ("meut", "meuvent"),
    "asseoir": ("assied", "asseyent"),
    "surseoir": ("sursoit", "sursoient"),
    "uire": ("uit", "uisent"),
    "lire": ("lit", "lisent"),
    "crire": ("crit", "crivent"),
    "rire": ("rit", "rient"),
    "suffire": ("suffit", "suffisent"),
    "suivre": ("suit", "suivent"),
    "vivre": ("vit", "vivent"),
    "boire": ("boit", "boivent"),
    "croire": ("croit", "croient"),
    "croître": ("croît", "croissent"),
    "aître": ("aît", "aissent"),
    "plaire": ("plaît", "plaisent"),
    "taire": ("tait", "taisent"),
    "traire": ("trait", "traient"),
    "clure": ("clut", "cluent"),
    "rompre": ("rompt", "rompent"),
    "vaincre": ("vainc", "vainquent"),
    "partir": ("part", "partent"),
    "répartir": ("répartit", "répartissent"),
    "sortir": ("sort", "sortent"),
    "sentir": ("sent", "sentent"),
    "mentir": ("ment", "mentent"),
    "dormir": ("dort", "dorment"),
    "servir": ("sert", "servent"),
    "asservir": ("asservit", "asservissent"),
    "courir": ("court", "courent"),
    "mourir": ("meurt", "meurent"),
    "vrir": ("vre", "vrent"),
    "frir": ("fre", "frent"),
    "cueillir": ("cueille", "cueillent"),
    "saillir": ("saille", "saillent"),
    "quérir": ("quiert", "quièrent"),
    "fuir": ("fuit", "fuient"),
    "haïr": ("hait", "haïssent"),
    "vêtir": ("vêt", "vêtent"),
}
# Entries that are whole verbs only: "installer" does not go like "aller".
WHOLE = frozenset({"être", "avoir", "aller", "valoir", "falloir"})
# Verbs in -eler and -eter that take a grave accent; the others double their consonant.
GRAVE: tuple[str, ...] = (
    "geler",
    "harceler",
    "modeler",
    "manteler",
    "carteler",
    "marteler",
    "receler",
    "ciseler",
)
GRAVE += ("acheter", "haleter", "crocheter", "fureter")
# "céder", "régler", "protéger", "lever": the last vowel of the stem opens before a silent ending.
OPENING = re.compile(r"[ée]((?:[bcdfgptv][rl]|gn|ch|gu|qu|[bcdfghjklmnpqrstvz]))er$")


@cache
def present(infinitive: str, plural: bool = False) -> str:
    """The third person of the present; anything that is no infinitive comes back unchanged."""
    for start in range(len(infinitive)):
        if start and infinitive[start:] in WHOLE:
            continue
        if infinitive[start:] in ENDINGS:
            return infinitive[:start] + ENDINGS[infinitive[start:]][plural]
    if infinitive.endswith("er"):
        return _first_group(infinitive) + ("ent" if plural else "e")
    if infinitive.endswith("ir"):
        return infinitive[:-2] + ("issent" if plural else "it")
    if infinitive.endswith("re"):
        return infinitive[:-2] + ("ent" if plural else "")
    return infinitive


def _first_group(infinitive: str) -> str:
    stem = infinitive[:-2]
    if stem.endswith(("oy", "uy", "ay")):
        return stem[:-1] + "i"
    if infinitive.endswith(("eler", "eter")) and not infinitive.endswith(GRAVE):
        return stem + stem[-1]
    return OPENING.sub(r"è\1", infinitive) if OPENING.search(infinitive) else stem


def infinitive(participle: str) -> str:
    """The likely infinitive of a past participle nobody knows: "retoqué" gives "retoquer"."""
    plain = re.sub(r"(?<=[éiu])(?:e|s|es)$", "", participle)
    if plain.endswith("é"):
        return plain[:-1] + "er"
    if plain.endswith("i"):
        return plain + "r"
    return plain


def is_conditional(form: str, of: str) -> bool:
    """Whether a form in -ait is a conditional of this infinitive: "bloquerait", but not "préparait"."""
    if not re.search(r"r(?:ait|aient)$", form):
        return False
    return bool(re.search(r"er(?:ait|aient)$", form)) if of.endswith("er") and of != "envoyer" else True


def future(conditional: str) -> str:
    """The future of a conditional: "bloquerait" gives "bloquera"."""
    return re.sub(
        r"r(?:ait|aient)$", lambda ending: "ra" if ending.group() == "rait" else "ront", conditional
    )
