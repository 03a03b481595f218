"""Articles put into a timeline: copied, so that the timeline is whole in its folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.disk import replacing
from timeline.model import message
from timeline.projects import Project, refuse, telling

# In bytes: a system takes 255, a draft and a numbered copy need some of them.
LONGEST_NAME = 200


def add_files(project: Project, paths: Iterable[Path]) -> tuple[Path, ...]:
    """Copy files and folders into the sources; gives the copies. What is there already is not copied."""
    return tuple(_copied(file, _sources(project) / parent) for path in paths for file, parent in _files(path))


def add_bytes(project: Project, name: str, content: bytes) -> Path:
    """Put one file with this content into the sources; only the last part of its name counts."""
    target = _sources(project) / _name(name)
    with telling(target):
        target = _free(target, content)
        with replacing(target) as (draft,):
            draft.write_bytes(content)
    return target


def _sources(project: Project) -> Path:
    if project.sources is None:
        raise refuse(
            message("{name} is a folder of tables; it takes no articles.", name=project.name),
            message("Make a timeline: python -m timeline new {name}", name=project.name),
            project.folder,
        )
    return project.sources


def _files(path: Path) -> Iterator[tuple[Path, Path]]:
    """Each file with the folder it goes to."""
    if path.is_dir():
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            inside = file.parent.relative_to(path)
            yield file, Path(*(_name(part) for part in (path.resolve().name, *inside.parts)))
    elif path.is_file():
        yield path, Path()
    else:
        raise refuse(message("There is no such file."), message("Check the name and the folder."), path)


def _copied(file: Path, folder: Path) -> Path:
    target = folder / _name(file.name)
    with telling(file):
        if target.exists():
            target = _free(target, file.read_bytes())
        with replacing(target) as (draft,):
            shutil.copyfile(file, draft)
    return target


def _free(target: Path, content: bytes) -> Path:
    """The target, or one numbered where another file has its name."""
    candidate, number = target, 1
    while candidate.exists() and candidate.read_bytes() != content:
        number += 1
        candidate = target.with_name(f"{target.stem}-{number}{target.suffix}")
    return candidate


def _name(name: str) -> str:
    """A name without anything that leads elsewhere or that a system may not write."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[\x00-\x1f\x7f<>:\"|?*\ud800-\udfff]+", "-", last).strip(" ")
    if len(plain.encode()) > LONGEST_NAME:
        stem, ending = Path(plain).stem, Path(plain).suffix[:10]
        plain = stem.encode()[: LONGEST_NAME - len(ending.encode())].decode(errors="ignore") + ending
    # A name that begins with a point is hidden from the readers.
    return plain.lstrip(".") or "article.txt"
