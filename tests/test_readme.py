"""The README shows what the program prints and links to what is there."""

from __future__ import annotations

import re

from tools.readme import EXAMPLE, README, ROOT, stale


def test_the_example_of_a_sentence_is_what_the_command_prints() -> None:
    """``make readme`` puts all examples right again; the others change with every small progress."""
    text = README.read_text(encoding="utf-8")
    assert "timeline tag" in "".join(command for command, _ in EXAMPLE.findall(text))
    assert not stale(text, "timeline tag")


def test_links_and_pictures_are_there() -> None:
    text = README.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    assert targets
    assert not [
        target for target in targets if not target.startswith("http") and not (ROOT / target).exists()
    ]
