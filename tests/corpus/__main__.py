"""List what the tagger gets wrong in the corpora: ``python -m tests.corpus [fr/weekdays ...] [--raise]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from . import entries, floors


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every fault and how much of each file is read right; with ``--raise`` pin that."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("only", nargs="*", help="fr, or fr/weekdays; everything when left out")
    parser.add_argument("--quiet", action="store_true", help="print the figures only")
    parser.add_argument("--raise", action="store_true", dest="lift", help="pin what is reached")
    options = parser.parse_args(arguments)
    reached: dict[tuple[str, str], tuple[int, int]] = {}
    table: list[str] = []
    for file in entries.files():
        language, name = file.parents[1].name, f"{file.parents[1].name}/{file.stem}"
        if options.only and not {language, name} & set(options.only):
            continue
        cases = list(entries.cases(file))
        wrong = [(case, told) for case in cases if (told := floors.faults(case))]
        if not options.quiet:
            sys.stdout.writelines(f"{floors.report(case, told)}\n" for case, told in wrong)
        right = len(cases) - len(wrong)
        reached[language, file.stem] = right, len(cases)
        table.append(f"{name:26} {right:4} of {len(cases):4}  {right / len(cases):6.1%}\n")
    sys.stdout.writelines(table)
    if options.lift:
        floors.write(reached)


if __name__ == "__main__":
    main()
