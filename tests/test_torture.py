"""A few rounds of killing writers; ``make torture`` runs as many as one has time for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_nothing_is_lost_when_writers_are_killed() -> None:
    command = [sys.executable, "-m", "tools.torture", "4", "--seed", "5"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert "4 rounds in" in ended.stdout, ended.stdout + ended.stderr[-2000:]
    assert "nothing lost" in ended.stdout
    assert "writers killed" in ended.stdout
    assert ended.returncode == 0
