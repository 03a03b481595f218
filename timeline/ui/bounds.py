"""How much may be given and asked for through the browser: a machine that is full serves nobody."""

from __future__ import annotations

import asyncio
from pathlib import Path

from timeline.model import message
from timeline.projects import Project, projects, refuse

MOST_TIMELINES = 500
MOST_FILES = 10_000
MOST_BYTES = 2 * 1024 * 1024 * 1024
# Bodies of requests that may be in memory at once.
uploads = asyncio.Semaphore(4)
# Exports made at once: a picture starts a browser.
exports = asyncio.Semaphore(2)


def check_room(own: Project, size: int) -> None:
    """``ProjectError`` when a timeline has no room for one more file of this size."""
    files = [path for path in (own.sources or own.folder).rglob("*") if path.is_file()]
    if len(files) >= MOST_FILES or size + sum(path.stat().st_size for path in files) > MOST_BYTES:
        raise refuse(
            message("The timeline {name} is full.", name=own.name),
            message("Make another, or add the files on the command line."),
        )


def check_count(home: Path) -> None:
    """``ProjectError`` when there are as many timelines as may be made through the browser."""
    if len(projects(home)) >= MOST_TIMELINES:
        raise refuse(
            message("There are {count} timelines; no more are made here.", count=MOST_TIMELINES),
            message("Make it on the command line."),
        )
