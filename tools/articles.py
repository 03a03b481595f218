"""Make news-like French articles to measure with: ``python -m tools.articles 1000 FOLDER``.

Articles are made of sentences of a few dozen shapes, filled from lists of words: some tell what someone did
and when, some quote, most only describe, as in the press. Two of three state their date, as a feed or a
database export does; the others leave it to be found. The same numbers always make the same articles.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

FIRST, DAYS = date(2015, 1, 1), 8 * 365
# Articles in a folder, as an archive keeps a month or a section.
FOLDER = 500

WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
CITIES = (
    "Nantes", "Lille", "Rennes", "Toulouse", "Grenoble", "Dijon", "Le Havre", "Metz", "Perpignan", "Limoges",
    "Tours", "Angers", "Brest", "Nancy", "Amiens", "Orléans", "Mulhouse", "Caen", "Besançon", "Avignon",
)  # fmt: skip
STATES = ("la France", "l’Italie", "l’Espagne", "la Belgique", "le Canada", "le Japon", "le Brésil", "l’Inde")
FIRST_NAMES = "Claire Marc Inès Paul Nadia Hugo Élise Karim Sophie Théo Laure Yann Agathe Rémi".split()
SYLLABLES = "bar del cor mon vil ger tan lou fer mar sol ver dan pri gal ter bel cha ris nor".split()
ROLES = (
    "le maire", "la préfète", "le directeur", "la présidente du conseil régional", "le porte-parole",
    "la ministre des Transports", "le rapporteur", "la procureure", "le secrétaire général",
)  # fmt: skip
BODIES = (
    "le conseil municipal", "le tribunal administratif", "la commission", "le syndicat",
    "l’autorité de la concurrence", "la région", "la préfecture", "l’assemblée", "la cour d’appel",
    "le gouvernement",
)  # fmt: skip
THINGS = (
    "la fermeture de l’usine", "le plan de relance", "la nouvelle ligne de tramway",
    "le projet de centre commercial", "la vente du groupe", "l’accord salarial", "la rénovation du stade",
    "le permis de construire", "la hausse des tarifs", "la réforme des horaires",
    "le contrat de distribution", "la campagne de vaccination", "l’extension de l’aéroport",
    "la cession de la filiale", "le budget de la culture", "l’enquête publique",
)  # fmt: skip
DEEDS = (
    "a annoncé", "a suspendu", "a approuvé", "a rejeté", "a interdit", "a signé", "a dénoncé", "a confirmé",
    "a reporté", "a examiné", "a exigé", "a autorisé", "a présenté", "a contesté",
)  # fmt: skip
PLANS = ("doit examiner", "prévoit de présenter", "devrait approuver", "pourrait suspendre", "compte signer")
TOPICS = (
    "les riverains", "les salariés", "les associations", "les commerçants", "les usagers", "les élus locaux",
    "les experts", "les syndicats", "les collectivités", "les entreprises du secteur", "les familles",
    "les agents",
)  # fmt: skip
VIEWS = (
    "s’inquiètent des conséquences pour l’emploi", "demandent des garanties supplémentaires",
    "saluent une décision attendue de longue date", "regrettent le manque de concertation",
    "craignent une dégradation du service", "soulignent le coût élevé du dossier",
    "restent partagés sur la marche à suivre", "attendent des précisions sur le financement",
)  # fmt: skip
ADJECTIVES = "important délicat ancien ambitieux controversé coûteux complexe attendu fragile local".split()
MATTERS = (
    "l’emploi", "la sécurité", "le logement", "les transports", "la santé", "l’environnement", "l’école",
    "le tourisme", "l’énergie", "le commerce", "la culture", "l’agriculture",
)  # fmt: skip

TOLD = (
    "{Body} de {city} {deed} {thing} {time}.",
    "{Role} {person} {deed} {time} {thing}, selon un communiqué.",
    "{company} {deed} {time} {thing} après plusieurs mois de discussions.",
    "{Time}, {body} {deed} {thing}, a indiqué {person}.",
    "{Body} {plan} {thing} {later}.",
    "« {Thing} est indispensable pour {matter} », a déclaré {time} {person}, {role}.",
    "La mesure entrera en vigueur {later}, a précisé {company}.",
    "{company} et {state} ont conclu {time} un accord sur {matter}.",
)
PLAIN = (
    "{Topics} {views}.",
    "Ce dossier {adjective} pèse sur {matter} et sur {matter2}.",
    "Plus de {number} personnes sont concernées par {thing}, selon {body}.",
    "« Nous ne pouvons pas ignorer {matter} », répète {person}, {role} à {city}.",
    "À {city}, {topics} {views}, tandis que {topics2} {views2}.",
    "Le coût est estimé à {number} millions d’euros, dont une partie à la charge de {state}.",
    "{company}, qui emploie {number} personnes à {city}, n’a pas souhaité commenter.",
    "La question de {matter} divise, et {topics} {views}.",
    "{Role} assure que {thing} ne changera rien pour {topics}.",
    "Rien n’indique pour autant que {body} de {city} changera d’avis sur {thing}.",
    "Les effets sur {matter} restent difficiles à mesurer, faute de chiffres fiables.",
    "Pour {person}, {role}, le sujet est plus {adjective} qu’il n’y paraît.",
)
PAST = (
    "{weekday}", "{weekday} dernier", "hier", "la semaine dernière", "le {day} {month}",
    "{weekday} {day} {month}", "en {month}", "début {month}", "il y a deux semaines", "ce {weekday}",
    "dans la nuit de {weekday} à {weekday2}",
)  # fmt: skip
COMING = (
    "{weekday} prochain", "demain", "la semaine prochaine", "le {day} {month}", "à partir du {day} {month}",
    "d’ici la fin de l’année", "en {month} prochain", "dans trois mois",
)  # fmt: skip


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """So many articles as name of a file, with its folder, and text; each article by its own number alone."""
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")
        yield f"{number // FOLDER:05d}/{number:08d}.md", article(dice, number)


def article(dice: random.Random, number: int) -> str:
    """One article in Markdown: a title, a place, five to nine paragraphs."""
    day = FIRST + timedelta(days=number % FOLDER % 31 + (number // FOLDER) * 31 % DAYS)
    cast = _cast(dice)
    head = f"---\npublished: {day.isoformat()}\n---\n\n" if dice.random() < 2 / 3 else ""
    title = _filled(
        dice.choice(("{company} et {thing}", "{City} : {topics} {views}", "{Body} face à {thing}")),
        dice,
        cast,
        day,
    )
    paragraphs = [_paragraph(dice, cast, day) for _ in range(dice.randint(5, 9))]
    lead = f"{cast['city'].upper()} (AFP) - "
    return f"{head}# {title}\n\n{lead}" + "\n\n".join(paragraphs) + "\n"


def _paragraph(dice: random.Random, cast: Mapping[str, str], day: date) -> str:
    shapes = [dice.choice(TOLD if dice.random() < 0.3 else PLAIN) for _ in range(dice.randint(1, 4))]
    return " ".join(_filled(shape, dice, cast, day) for shape in shapes)


def _cast(dice: random.Random) -> dict[str, str]:
    """Who an article is about: its people and companies return in it."""
    name = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize()
    maker = "".join(dice.choice(SYLLABLES) for _ in range(2)).capitalize()
    return {
        "person": f"{dice.choice(FIRST_NAMES)} {name}",
        "company": f"{maker}{dice.choice(('', 'tech', ' Industries', 'mobile', 'énergie'))}",
        "city": dice.choice(CITIES),
        "body": dice.choice(BODIES),
    }


def _filled(shape: str, dice: random.Random, cast: Mapping[str, str], day: date) -> str:
    near = day - timedelta(days=dice.randint(1, 40))
    ahead = day + timedelta(days=dice.randint(2, 80))
    past = _time(dice.choice(PAST), near, dice)
    values = {
        **cast,
        "time": past,
        "later": _time(dice.choice(COMING), ahead, dice),
        "deed": dice.choice(DEEDS), "plan": dice.choice(PLANS), "thing": dice.choice(THINGS),
        "role": dice.choice(ROLES), "state": dice.choice(STATES), "number": str(dice.randint(12, 900)),
        "topics": dice.choice(TOPICS), "topics2": dice.choice(TOPICS),
        "views": dice.choice(VIEWS), "views2": dice.choice(VIEWS),
        "matter": dice.choice(MATTERS), "matter2": dice.choice(MATTERS), "adjective": dice.choice(ADJECTIVES),
    }  # fmt: skip
    capitals = {name.capitalize(): value[0].upper() + value[1:] for name, value in values.items()}
    return shape.format(**values, **capitals)


def _time(shape: str, day: date, dice: random.Random) -> str:
    weekday = day.weekday()
    return shape.format(
        weekday=WEEKDAYS[weekday],
        weekday2=WEEKDAYS[(weekday + 1) % 7],
        day=day.day,
        month=MONTHS[day.month - 1],
    )


def write(count: int, folder: Path, seed: int = 1) -> None:
    """Write so many articles below ``folder``."""
    for name, text in articles(count, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
