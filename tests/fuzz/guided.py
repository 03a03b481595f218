"""One target led by coverage: ``python -m tests.fuzz.guided TARGET -runs=20000`` (pip install atheris)."""

from __future__ import annotations

import sys

import atheris

from tests.fuzz.choices import Choices

with atheris.instrument_imports(include=["timeline"]):
    from tests.fuzz import target

    one_input = target(sys.argv[1]).one_input


def _one(data: bytes) -> None:
    one_input(Choices(data))


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], _one)
    atheris.Fuzz()
