"""Run the commands of the README and of docs/ again and put what they print below them.

    python -m tools.readme              rewrite them
    python -m tools.readme --check TAG  only compare the examples whose command holds TAG; status 1 if stale

An example is a fenced block ``console`` whose first line is ``$ command``. Lines may be cut short
with ``| head -N``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
EXAMPLE = re.compile(r"^```console\n\$ ([^\n]+)\n((?:(?!```)[^\n]*\n)*)```\n", re.MULTILINE)


def output(command: str) -> str:
    """What a command prints, run as a reader in an English locale would, in a wide terminal."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    path = Path(sys.executable).parent
    environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines()) + "\n"


def stale(text: str, holding: str) -> list[str]:
    """The commands holding these words whose printed output is not what the text shows."""
    return [
        command for command, shown in EXAMPLE.findall(text) if holding in command and output(command) != shown
    ]


def main() -> int:
    """Rewrite, or compare."""
    if sys.argv[1:2] == ["--check"]:
        holding = sys.argv[2] if len(sys.argv) > 2 else ""
        old = [command for page in PAGES for command in stale(page.read_text(encoding="utf-8"), holding)]
        print(*old, sep="\n")
        return 1 if old else 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fresh = EXAMPLE.sub(lambda match: f"```console\n$ {match[1]}\n{output(match[1])}```\n", text)
        page.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
