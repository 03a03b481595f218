"""Feed hostile inputs to everything that reads or writes, until one breaks a promise.

python -m tests.fuzz --runs 10000                       all targets, so many inputs each
python -m tests.fuzz readers --runs 50000 --seed 3      one target, from another seed
python -m tests.fuzz tagging --guided --runs 50000      led to new code by coverage (needs atheris)

An input that breaks something is written to a file; ``python -m tests.fuzz readers --input FILE`` repeats it.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from types import FrameType

from tests.fuzz import names, target
from tests.fuzz.choices import Choices

# Bytes that make one input, and the seconds it may take on a machine that has other work.
LONGEST = 600
PATIENCE = 60


def main() -> int:
    """Run targets; status 1 when one found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(names()))
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true")
    parser.add_argument("--input", type=Path)
    options = parser.parse_args()
    wanted = options.targets or list(names())
    if options.input:
        target(wanted[0]).one_input(Choices(options.input.read_bytes()))
        return 0
    if options.guided:
        commands = [
            [sys.executable, "-m", "tests.fuzz.guided", name, f"-runs={options.runs}", f"-max_len={LONGEST}"]
            for name in wanted
        ]
        return max(subprocess.run(command, check=False).returncode for command in commands)
    return max(_run(name, options.runs, options.seed) for name in wanted)


def _run(name: str, runs: int, seed: int) -> int:
    one_input = target(name).one_input
    dice, begin, finds = Random(f"{name}{seed}"), time.monotonic(), 0
    signal.signal(signal.SIGALRM, _too_slow)
    known: set[str] = set()
    for _ in range(runs):
        data = dice.randbytes(dice.randint(0, LONGEST))
        signal.alarm(PATIENCE)
        try:
            one_input(Choices(data))
        except Exception as error:
            finds += 1
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} at {frame.filename}:{frame.lineno}"
            if place not in known:
                known.add(place)
                _tell(f"{name}: {place}: {error}\n  repeat: {_kept(name, data)}")
        finally:
            signal.alarm(0)
    seconds = time.monotonic() - begin
    _tell(f"{name}: {runs} inputs in {seconds:.0f} s, {finds} finds in {len(known)} places")
    return 1 if finds else 0


def _kept(name: str, data: bytes) -> str:
    with tempfile.NamedTemporaryFile(prefix=f"fuzz-{name}-", delete=False) as file:
        file.write(data)
    return f"python -m tests.fuzz {name} --input {file.name}"


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"an input takes longer than {PATIENCE} s")


if __name__ == "__main__":
    sys.exit(main())
