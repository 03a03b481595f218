"""Timelines side by side, each a folder of its own.

::

    timeline.yaml   its title and when it was made
    sources/        the articles as they were given
    tables/         what was built from them; can always be built again
    edits.jsonl     what people corrected: the journal
    actors.yaml     names to know beside those of data/actors.yaml, if any
    stories.yaml    stories to tell apart, if any

A folder of tables alone is one as well; its journal lies among the tables, and so does a note of the
articles they were built from (``origins``), so that those can be corrected there too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from timeline.disk import draft_of, refused, replacing
from timeline.model import Message, Problem, ProblemError, message
from timeline.projects.origins import Origin, origin_of
from timeline.storage import present

ABOUT, JOURNAL = "timeline.yaml", "edits.jsonl"
LONGEST_NAME = 60


class ProjectError(ProblemError):
    """A timeline that is not there or cannot be made; ``problem`` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Project:
    """One timeline: its name in addresses and on the command line, its title, and where its parts are."""

    name: str
    title: str
    folder: Path
    sources: Path | None
    tables: Path
    journal: Path

    @property
    def actors(self) -> Path | None:
        """Its own list of actors, if it has one."""
        return _there(self.folder / "actors.yaml")

    @property
    def stories(self) -> Path | None:
        """Its own list of stories, if it has one."""
        return _there(self.folder / "stories.yaml")

    @property
    def origin(self) -> Origin | None:
        """What it is built from: its sources, or the articles that its tables were built from."""
        if self.sources is not None:
            return Origin(self.sources, (".",))
        found = origin_of(self.tables)
        return found if found and found.there else None

    @property
    def lock(self) -> Path:
        """What keeps two builds apart."""
        return self.folder / "tables.lock"

    @property
    def built(self) -> bool:
        """Whether it has tables."""
        return present(self.tables)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def create(home: Path, title: str, made: datetime) -> Project:
    """Make an empty timeline; its name is made of the title. ``ProjectError`` when there is one already."""
    name = slug(title)
    if not name:
        raise refuse(
            message("“{title}” gives no name for a folder.", title=title),
            message("Give a name with letters or figures."),
        )
    folder = home / name
    if folder.exists() and not _unfinished(folder):
        raise refuse(
            message("There is a timeline {name} already.", name=name), message("Choose another name."), folder
        )
    # Halves of characters, which a browser may send, have no form in UTF-8.
    shown = " ".join(title.encode("utf-8", "replace").decode("utf-8").split())
    about = {"title": shown, "created": made.isoformat(timespec="seconds")}
    with telling(folder):
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        with replacing(folder / ABOUT) as (draft,):
            draft.write_text(yaml.safe_dump(about, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return of_folder(folder)


def _unfinished(folder: Path) -> bool:
    """Whether a folder is what a killed program left of making a timeline."""
    kept = {"sources", draft_of(folder / ABOUT).name}
    empty = not any((folder / "sources").glob("*"))
    return empty and {path.name for path in folder.iterdir()} <= kept if folder.is_dir() else False


def slug(title: str) -> str:
    """The name of a folder that a title makes: letters, figures and hyphens, and never a way out of it."""
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe").replace("Œ", "OE").casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_NAME].strip("-")


def of_folder(folder: Path) -> Project:
    """The timeline in a folder; one without ``timeline.yaml`` is a folder of tables."""
    if not (folder / ABOUT).is_file():
        return Project(folder.name, folder.name, folder, None, folder, folder / JOURNAL)
    about = _about(folder / ABOUT)
    title = about.get("title")
    return Project(
        folder.name,
        title if isinstance(title, str) and title.strip() else folder.name,
        folder,
        folder / "sources",
        folder / "tables",
        folder / JOURNAL,
    )


def _about(path: Path) -> dict[str, Any]:
    """What ``timeline.yaml`` says; nothing where it cannot be read, since all it holds is a title."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


def projects(home: Path) -> tuple[Project, ...]:
    """The timelines of a home, by title; none where the home is not there."""
    if not home.is_dir():
        return ()
    folders = [path for path in home.iterdir() if (path / ABOUT).is_file() and not path.is_symlink()]
    return tuple(sorted(map(of_folder, folders), key=lambda one: (one.title.casefold(), one.name)))


def find(home: Path, name: str) -> Project:
    """The timeline with this name in a home, or in the folder that is named; ``ProjectError`` for none."""
    folder = Path(name)
    if (folder / ABOUT).is_file() or present(folder):
        return of_folder(folder)
    inside = home / slug(name)
    if slug(name) and (inside / ABOUT).is_file():
        return of_folder(inside)
    known = tuple(project.name for project in projects(home))
    raise refuse(
        message("There is no timeline {name}.", name=name),
        message("Choose one of {names}.", names=known)
        if known
        else message("Make one: python -m timeline new {name}", name=name),
        home,
    )


@contextmanager
def telling(place: Path) -> Iterator[None]:
    """``ProjectError`` for what the disk refuses meanwhile."""
    try:
        yield
    except OSError as error:
        raise ProjectError(refused(error, place)) from error


def refuse(says: Message, remedy: Message, place: Path | None = None) -> ProjectError:
    """The error for a timeline that is not there or cannot be made."""
    return ProjectError(Problem(str(place or ""), "", says, remedy, fatal=True))
