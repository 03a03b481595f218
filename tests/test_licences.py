"""Whoever uses Chronofil can see what else they use."""

from __future__ import annotations

from tools.licences import LIST, locked


def test_the_list_names_every_locked_package() -> None:
    """``make licences`` writes it again."""
    rows = [line.split(" | ") for line in LIST.read_text(encoding="utf-8").splitlines() if " | " in line]
    listed = {row[0].lstrip("| ") for row in rows} - {"package", "---"}
    assert listed == set(locked())
