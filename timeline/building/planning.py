"""What is read together, and what is dated together.

Where a part or a group ends depends on the names of the files around that place only: a file that comes or
goes changes the parts beside it and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path, PurePosixPath

from timeline.building.listing import File, content_key
from timeline.building.steps import DateGroup, Member, ReadPart, key_of
from timeline.readers.text import SUFFIXES as PAGES

# A part has about so many files, never more than twice as many, and not much more than so many bytes.
FILES, BYTES = 16, 2_000_000
# Articles up to this number are dated together, wherever they lie; of more, neighbours are: a group
# has at least ``FEWEST`` and ends with its folder if it can.
TOGETHER, FEWEST = 500, 100


def parts(files: Iterable[File], base: str, version: str) -> Iterator[ReadPart]:
    """The files in parts, in their order."""
    taken: list[tuple[str, str]] = []
    size = 0
    for file in files:
        if taken and size + file.size > BYTES:
            yield _part(taken, base, version)
            taken, size = [], 0
        taken.append((file.path, content_key(file)))
        size += file.size
        if len(taken) >= 2 * FILES or _ends(file.path):
            yield _part(taken, base, version)
            taken, size = [], 0
    if taken:
        yield _part(taken, base, version)


def _part(taken: Sequence[tuple[str, str]], base: str, version: str) -> ReadPart:
    return ReadPart(
        key_of("read", version, base, taken), tuple(path for path, _ in taken), str(Path.cwd()), base
    )


def _ends(path: str) -> bool:
    """Whether a part ends with this file: about one in ``FILES`` do, wherever their folder is moved to."""
    near = "/".join(PurePosixPath(path).parts[-2:])
    digest = blake2b(near.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % FILES == 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Articles of a part that stay together when they are dated: a page's, or single ones.

    ``count`` leaves out those dropped; ``file`` names the source of the first.
    """

    member: Member
    count: int
    file: str


def stretches(
    part: str, files: Sequence[str], kept: Sequence[str | None], ids: Sequence[str]
) -> Iterator[Stretch]:
    """The articles of a part, cut wherever a group may end.

    ``files`` are the sources of its articles, ``kept`` the ids they get, None for those dropped, ``ids``
    those they had.
    """
    cuts = [
        at for at in range(1, len(files)) if files[at] != files[at - 1] or not _is_page(files[at])
    ]  # fmt: skip
    for first, last in pairwise([0, *cuts, len(files)] if files else [0]):
        places = range(first, last)
        dropped = tuple(at for at in places if kept[at] is None)
        renamed = tuple((at, name) for at in places if (name := kept[at]) is not None and name != ids[at])
        count = last - first - len(dropped)
        yield Stretch(Member(part, first, last, dropped, renamed), count, files[first])


def _is_page(file: str) -> bool:
    return file.lower().endswith(PAGES)


def groups(found: Iterable[Stretch], total: int, today: date, version: str) -> Iterator[DateGroup]:
    """The articles in groups to date, in their order; ``total`` is how many there are."""
    taken: list[Stretch] = []
    count = 0
    for one in found:
        if taken and total > TOGETHER and _full(taken[-1].file, count, one):
            yield _group(taken, today, version)
            taken, count = [], 0
        taken.append(one)
        count += one.count
    if taken:
        yield _group(taken, today, version)


def _full(last: str, count: int, following: Stretch) -> bool:
    if count + following.count > TOGETHER:
        return True
    return count >= FEWEST and PurePosixPath(last).parent != PurePosixPath(following.file).parent


def _group(taken: Sequence[Stretch], today: date, version: str) -> DateGroup:
    members: list[Member] = []
    for one in (stretch.member for stretch in taken):
        if members and members[-1].part == one.part and members[-1].last == one.first:
            before = members[-1]
            dropped, renamed = (*before.dropped, *one.dropped), (*before.renamed, *one.renamed)
            members[-1] = replace(before, last=one.last, dropped=dropped, renamed=renamed)
        else:
            members.append(one)
    plain = [[one.part, one.first, one.last, one.dropped, one.renamed] for one in members]
    return DateGroup(key_of("date", version, today, plain), tuple(members), today)
