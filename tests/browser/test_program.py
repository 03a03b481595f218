"""The program in the browser agrees with the one on the server, and says everything in both languages."""

from __future__ import annotations

import random
import re
from pathlib import Path

from timeline.ui.routes import AREAS
from timeline.view.packing import Item, pack
from timeline.view.scale import Scale
from timeline.wording import sentences

COMPONENT = Path(__file__).parent.parent.parent / "timeline" / "ui" / "component"


def program(page):
    """The address of the program's folder, as the page uses it."""
    return page.evaluate("document.querySelector('link[href*=\"style.css\"]').href").removesuffix(
        "/style.css"
    )


def test_titles_are_packed_as_python_packs_them(app, visit):
    page = visit(app)
    dice = random.Random(7)
    for _ in range(60):
        crowd = []
        for _ in range(dice.randrange(0, 45)):
            dot, before, after = dice.uniform(-80, 880), *(dice.choice([5, 5, 5, 60, 300]) for _ in range(2))
            crowd.append(Item(dot - before, dot + after, dot, dice.uniform(30, 320)))
        crowd.sort(key=lambda item: item.dot)
        most = dice.randrange(1, 12)
        expected = [[place.row, place.side, place.width] for place in pack(crowd, 800.0, most)]
        found = page.evaluate(
            """async ([address, items, most]) => {
              const { pack } = await import(address);
              const given = items.map(([left, right, dot, width]) => ({ left, right, dot, width }));
              const places = pack(given, 800, most);
              return places.map(({ row, side, width }) => [row, side, width]);
            }""",
            [
                f"{program(page)}/packing.js",
                [[item.left, item.right, item.dot, item.width] for item in crowd],
                most,
            ],
        )
        assert found == expected


def test_moments_stand_where_python_puts_them(app, visit):
    page = visit(app)
    gaps = ((1e9, 5e9), (2e10, 9e10))
    scale = Scale(gaps, 1e8)
    moments = [0.0, 1e9, 3e9, 5e9, 1e10, 2e10, 5e10, 9e10, 1e11]
    found = page.evaluate(
        """async ([address, gaps, width, moments]) => {
          const { Scale } = await import(address);
          const scale = new Scale(gaps, width);
          return moments.map((moment) => [scale.place(moment), scale.moment(scale.place(moment))]);
        }""",
        [f"{program(page)}/scale.js", gaps, scale.width, moments],
    )
    for moment, (place, back) in zip(moments, found, strict=True):
        assert abs(place - float(scale.place(moment))) < 1
        assert abs(back - moment) < 1
        assert abs(scale.moment(place) - moment) < 1


def test_every_sentence_of_the_program_is_translated():
    """What the program says stands in the catalogues; a new sentence without translation fails here."""
    known = sentences("fr", AREAS)
    said = set()
    for path in COMPONENT.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        said.update(re.findall(r"\bt\(\s*\"([^\"]+)\"", text))
        said.update(re.findall(r"\bmany\(\s*\"([^\"]+)\"", text))
    assert len(said) > 50
    assert said - set(known) == set()
